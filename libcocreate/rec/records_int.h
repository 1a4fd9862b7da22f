/* records_int.h -- what the files of rec/records share.
 *
 * May be included by: rec/records*.c.
 */
#ifndef CC_REC_RECORDS_INT_H
#define CC_REC_RECORDS_INT_H

#include "rec/records.h"

/* By what it holds, behind so many lines; never AUTO. */
enum cc_form cc_form_of_source(struct cc_source *source, uint64_t skip);
/* What a first line of sep=C says, as Excel writes it; 0: it does not. */
char cc_csv_separator(struct cc_source *source);

#endif
