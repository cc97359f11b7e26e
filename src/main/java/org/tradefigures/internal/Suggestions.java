package org.tradefigures.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** "Did you mean": the candidates nearest to a mistyped value. */
public final class Suggestions {

  private static final int MOST = 3;
  private static final int LONGEST = 64;

  private Suggestions() {}

  /**
   * Up to three candidates at the smallest Damerau-Levenshtein distance from the value, upper and
   * lower case being the same. A candidate further off than a third of the value's length (at least
   * one edit) is no suggestion, nor is one that has nothing in common with it.
   *
   * @param value what was given
   * @param candidates what would be valid
   * @return the nearest candidates, in their natural order; empty if none is near
   */
  public static List<String> nearest(String value, Collection<String> candidates) {
    if (value.length() > LONGEST) {
      return List.of();
    }
    String wanted = value.toLowerCase(Locale.ROOT);
    int limit = Math.min(Math.max(1, wanted.length() / 3), wanted.length() - 1);
    int best =
        candidates.stream()
            .mapToInt(c -> distance(wanted, c.toLowerCase(Locale.ROOT), limit))
            .min()
            .orElse(Integer.MAX_VALUE);
    if (best > limit) {
      return List.of();
    }
    return candidates.stream()
        .filter(c -> distance(wanted, c.toLowerCase(Locale.ROOT), limit) == best)
        .sorted(Comparator.naturalOrder())
        .distinct()
        .limit(MOST)
        .toList();
  }

  /**
   * Mistyped values in quotes, each with the nearest candidate if there is one.
   *
   * @param values what was given
   * @param candidates what would be valid
   * @return the values in words
   */
  public static String quoted(Collection<String> values, Collection<String> candidates) {
    return values.stream()
        .map(
            value ->
                Messages.quote(value)
                    + nearest(value, candidates).stream()
                        .findFirst()
                        .map(near -> " (did you mean '" + near + "'?)")
                        .orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substitution, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
