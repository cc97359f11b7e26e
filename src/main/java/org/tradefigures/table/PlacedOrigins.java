package org.tradefigures.table;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tradefigures.trade.Provenance;

/** Where the rows of a {@link Reclassification} come from. */
final class PlacedOrigins {

  private final Coded<List<Provenance>> from;
  private final Coded.Dictionary<List<Provenance>> dictionary = new Coded.Dictionary<>();
  private final int[] asIs;
  private final int[] noted;
  private final int[] origin;
  private final Long2IntOpenHashMap together = new Long2IntOpenHashMap();

  PlacedOrigins(Coded<List<Provenance>> from, String how, int size) {
    this.from = from;
    this.asIs = from.values().stream().mapToInt(dictionary::code).toArray();
    this.noted =
        from.values().stream().mapToInt(list -> dictionary.code(noted(list, how))).toArray();
    this.origin = new int[size];
    Arrays.fill(origin, -1);
    together.defaultReturnValue(-1);
  }

  void add(int row, int destination, boolean converted) {
    int code = (converted ? noted : asIs)[from.codes().get(row)];
    int before = origin[destination];
    origin[destination] = before < 0 || before == code ? code : both(before, code);
  }

  private int both(int one, int other) {
    long key = (long) one << Integer.SIZE | other;
    int known = together.get(key);
    if (known < 0) {
      List<List<Provenance>> values = dictionary.values();
      known =
          dictionary.code(
              Stream.concat(values.get(one).stream(), values.get(other).stream())
                  .distinct()
                  .sorted()
                  .toList());
      together.put(key, known);
    }
    return known;
  }

  /** Whether every row has one origin. */
  boolean areSingle() {
    List<List<Provenance>> values = dictionary.values();
    return Arrays.stream(origin).allMatch(code -> values.get(code).size() == 1);
  }

  Coded<List<Provenance>> column() {
    return Coded.of(dictionary.values(), origin);
  }

  private static List<Provenance> noted(List<Provenance> list, String how) {
    String note = "converted from " + how;
    return list.stream()
        .map(p -> p.withNote(p.note() == null ? note : p.note() + "; " + note))
        .toList();
  }
}
