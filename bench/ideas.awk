# ideas.awk -- a peer of idea-score: the mean of each axis, by idea, in a file without quotes.
FNR > 1 {
	n[$1]++
	for (axis = 3; axis <= 6; axis++)
		sum[$1, axis] += $axis
}

END {
	for (idea in n)
		printf "%s,%.17g,%.17g,%.17g,%.17g\n", idea, sum[idea, 3] / n[idea], sum[idea, 4] / n[idea], sum[idea, 5] / n[idea],
			sum[idea, 6] / n[idea]
}
