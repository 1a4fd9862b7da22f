/* opener.c -- reading what model needs of data/. */
#include "rec/opener.h"

#include "base/arena.h"
#include "rec/packed.h"
#include "rec/yaml.h"

bool
cc_data_node(struct cc_node **out, struct cc_span *more, struct cc_span text, const char *name,
    cc_opener *data, struct cc_arena *arena, struct cc_err *err)
{
	struct cc_span bytes, behind;

	if (!data(&bytes, cc_format(arena, "packed/%s", name), arena, err))
		return false;
	if (bytes.at != NULL && cc_unpack(out, &behind, bytes, text, arena)) {
		if (more != NULL)
			*more = behind;
		return true;
	}
	if (more != NULL)
		*more = (struct cc_span){ NULL, 0 };
	return cc_yaml_load(out, text, name, CC_EXIT_STUDY, arena, err);
}

bool
cc_data_yaml(struct cc_node **out, const char *name, const struct cc_openers *open, struct cc_arena *arena,
    struct cc_err *err)
{
	struct cc_place place = { name, 0, 0 };
	struct cc_span text;

	if (!open->data(&text, name, arena, err))
		return false;
	if (text.at == NULL)
		return cc_fail_at(err, CC_EXIT_STUDY, place,
		    N_("not installed; wanted it in the folder that COCREATE_DATADIR names"));
	if (!cc_data_node(out, NULL, text, name, open->data, arena, err))
		return false;
	return *out != NULL ||
	       cc_fail_at(err, CC_EXIT_STUDY, place, N_("an empty file; wanted lists of words"));
}
