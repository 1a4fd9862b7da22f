-- idea-score: the mean of each axis
SELECT idea, avg(customer_value), avg(uniqueness), avg(feasibility), avg(marketability) FROM read_csv('$FILE') GROUP BY idea
