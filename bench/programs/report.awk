# report.awk - sums, fields, patterns and strings over a sheet of numbers.
{
  sum[$2] += $3
  count[$2]++
  if ($3 > most[$2]) most[$2] = $3
  split($3, part, ".")
  cents += part[2]
  if ($1 % 10 == 0) text = text substr($2, 1, 1)
  if (length(text) > 200) { gsub(/[ns]+/, "-", text); kinds += length(text); text = "" }
  if ($0 ~ /^[0-9]*7,.*(east|west),[1-4]/) matched++
}
END {
  n = split("north south east west", places, " ")
  for (i = 1; i <= n; i++)
    printf "%s %d %.2f %.2f\n", places[i], count[places[i]], sum[places[i]], most[places[i]]
  print cents, kinds, matched
}
