/* placeholder until the method runs */
int
main(void)
{
	return 0;
}
