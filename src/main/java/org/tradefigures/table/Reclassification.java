package org.tradefigures.table;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Decimals;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Currencies;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.QuantityUnit;

/**
 * Converts the commodities of a table. What happens to a figure depends on its commodity alone, and
 * is worked out once for each. Two passes over the rows follow: the first finds out which row of
 * the result a figure or part goes to, the second adds it there.
 */
final class Reclassification {

  private static final int THOUSANDTHS = 3;

  private final TradeTable table;
  private final CommodityConversion conversion;
  private final Codes commodities;
  private final CommodityPlacement placement;

  /** For every row of the result the first row that it has something of, and its commodity. */
  private final IntArrayList first = new IntArrayList();

  private final IntArrayList target = new IntArrayList();

  /** The rows of the result that every row goes to, one after the other. */
  private final IntArrayList destinations = new IntArrayList();

  private final IntArrayList residue = new IntArrayList();

  Reclassification(TradeTable table, CommodityConversion conversion) {
    this.table = table;
    this.conversion = conversion;
    Coded<Commodity> column = table.column(Dimension.COMMODITY);
    this.commodities = column.codes();
    boolean[] met = new boolean[column.values().size()];
    for (int row = 0; row < table.size(); row++) {
      met[commodities.get(row)] = true;
    }
    this.placement = new CommodityPlacement(conversion, column.values(), met);
  }

  ReclassifiedTable run() {
    requireOneReport();
    findDestinations();
    TradeTable placed = placed();
    return new ReclassifiedTable(
        placed,
        table.take(residue.toIntArray()).withCoverage(Coverage.SELECTION),
        placement.reasons(),
        conversion.describe());
  }

  /** Refuses figures that would be added up though they tell the same trade. */
  private void requireOneReport() {
    // an answer has every combination once
    if (table.isOfFlows()) {
      List<Coded<?>> identity = new ArrayList<>(others());
      identity.add(table.column(Dimension.COMMODITY));
      requireSame(
          identity,
          table.column(Dimension.PUBLICATION),
          "publication",
          "pick the last with latest(), or one with where(PUBLICATION, …)");
    }
    if (placement.isOfBoth()) {
      Coded<String> editions =
          table.column(Dimension.COMMODITY).map(c -> c.classification().toString());
      requireSame(
          others(),
          editions,
          "classification",
          "pick the figures of one of them with where(COMMODITY, …)");
    }
  }

  private <T extends Comparable<? super T>> void requireSame(
      List<Coded<?>> identity, Coded<T> aspect, String what, String remedy) {
    if (aspect.values().size() < 2) {
      return;
    }
    Grouping flows = new Grouping(identity);
    IntArrayList examples = new IntArrayList();
    for (int row = 0; row < table.size(); row++) {
      int flow = flows.of(row);
      if (flow == examples.size()) {
        examples.add(row);
      }
      int example = examples.getInt(flow);
      if (aspect.codes().get(example) != aspect.codes().get(row)) {
        List<T> both = Stream.of(aspect.get(example), aspect.get(row)).sorted().toList();
        throw OverlapException.ofOneFlow(what, both.get(0), both.get(1), remedy);
      }
    }
  }

  private void findDestinations() {
    boolean[] shared = placement.shared();
    Grouping alike = new Grouping(others());
    Long2IntOpenHashMap known = new Long2IntOpenHashMap();
    known.defaultReturnValue(-1);
    for (int row = 0; row < table.size(); row++) {
      int[] targets = placement.of(commodities.get(row)).targets();
      if (targets.length == 0) {
        residue.add(row);
      }
      for (int to : targets) {
        int destination = first.size();
        if (shared[to]) {
          long key = (long) alike.of(row) * shared.length + to;
          int before = known.putIfAbsent(key, destination);
          destination = before < 0 ? destination : before;
        }
        if (destination == first.size()) {
          first.add(row);
          target.add(to);
        }
        destinations.add(destination);
      }
    }
  }

  private TradeTable placed() {
    Coded<Integer> minorUnits =
        table
            .column(Dimension.CURRENCY)
            .map(code -> Math.max(0, Currencies.of(code).getDefaultFractionDigits()));
    Coded<Integer> thousandths = Coded.constant(THOUSANDTHS);
    Totals values = new Totals(table.values(), minorUnits);
    Totals weights = new Totals(table.netWeights(), thousandths);
    Totals quantities = new Totals(table.quantities(), thousandths);
    Units units = new Units(table.quantityUnits(), first.size());
    Statuses statuses = new Statuses(table, first.size());
    Origins origins = new Origins(table.provenances(), conversion.describe(), first.size());
    int next = 0;
    for (int row = 0; row < table.size(); row++) {
      CommodityPlacement.Place place = placement.of(commodities.get(row));
      int parts = place.targets().length;
      if (parts == 0) {
        continue;
      }
      values.add(row, place.shares(), next);
      weights.add(row, place.shares(), next);
      quantities.add(row, place.shares(), next);
      for (int i = next; i < next + parts; i++) {
        int destination = destinations.getInt(i);
        units.add(row, destination);
        statuses.add(row, destination, place.shares() != null);
        origins.add(row, destination, place.converted());
      }
      next += parts;
    }
    units.mixed().forEach(quantities::forget);
    boolean ofFlows = table.isOfFlows() && !statuses.isAnyIncomplete() && origins.areSingle();
    Coded<ObservationStatus> status = statuses.column();
    return new TradeTable(
        new TradeTable.Columns(
            dimensions(),
            values.known(status),
            status,
            weights.whole(),
            quantities.whole(),
            units.column(),
            origins.column(),
            ofFlows ? TradeTable.Absences.NONE : statuses.absences()),
        residue.isEmpty() ? table.coverage() : Coverage.SELECTION,
        ofFlows || !table.isOfFlows() ? table.kind() : TradeTable.Kind.SUMS);
  }

  private Map<Dimension<?>, Coded<?>> dimensions() {
    int[] rows = first.toIntArray();
    boolean unmoved = rows.length == table.size();
    for (int i = 0; unmoved && i < rows.length; i++) {
      unmoved = rows[i] == i;
    }
    Map<Dimension<?>, Coded<?>> columns = new LinkedHashMap<>(table.parts().dimensions());
    if (!unmoved) {
      columns.replaceAll((dimension, column) -> taken(column, rows));
    }
    columns.put(Dimension.COMMODITY, coded(placement.targets(), target.toIntArray()));
    return columns;
  }

  private static <T> Coded<T> taken(Coded<T> column, int[] rows) {
    if (column.isConstant()) {
      return column;
    }
    Codes codes = column.codes();
    return coded(column.values(), Arrays.stream(rows).map(codes::get).toArray());
  }

  /** A column by the number of each row's value, with only the values that occur. */
  private static <T> Coded<T> coded(List<T> values, int[] numbers) {
    int[] codeOf = new int[values.size()];
    Arrays.fill(codeOf, -1);
    List<T> met = new ArrayList<>();
    Codes.Builder codes = new Codes.Builder();
    for (int number : numbers) {
      if (codeOf[number] < 0) {
        codeOf[number] = met.size();
        met.add(values.get(number));
      }
      codes.add(codeOf[number]);
    }
    return new Coded<>(List.copyOf(met), codes.build());
  }

  /** What figures must share, besides the commodity, to be added up. */
  private List<Coded<?>> others() {
    List<Coded<?>> others = new ArrayList<>();
    table
        .parts()
        .dimensions()
        .forEach(
            (dimension, column) -> {
              if (dimension != Dimension.COMMODITY) {
                others.add(column);
              }
            });
    return others;
  }

  /** The sums in the rows of the result of one column of numbers. */
  private final class Totals {
    private final DecimalVector from;

    /** To how many decimals a number is divided that has no more. */
    private final Coded<Integer> decimals;

    private final DecimalVector sums;
    private final int scale;

    /** What makes a raw number one of the sums. */
    private final long factor;

    private final boolean[] incomplete = new boolean[first.size()];
    private long[] parts = new long[1];

    Totals(DecimalVector from, Coded<Integer> decimals) {
      this.from = from;
      this.decimals = decimals;
      this.scale = decimals.values().stream().reduce(from.scale(), Math::max);
      this.factor = BigInteger.TEN.pow(scale - from.scale()).longValueExact();
      this.sums = DecimalVector.missing(first.size(), scale);
    }

    /** Adds a row, or its parts, to the rows that it goes to. */
    void add(int row, @Nullable Apportionment shares, int start) {
      int count = shares == null ? 1 : shares.size();
      if (from.isAbsent(row)) {
        for (int i = 0; i < count; i++) {
          incomplete[destinations.getInt(start + i)] = true;
        }
        return;
      }
      if (parts.length < count) {
        parts = new long[count];
      }
      if (divide(row, shares)) {
        for (int i = 0; i < count; i++) {
          add(destinations.getInt(start + i), parts[i]);
        }
      } else {
        addWide(row, shares, start);
      }
    }

    /** Tells the parts of a row's number; nothing where it takes more than 64 bits on the way. */
    private boolean divide(int row, @Nullable Apportionment shares) {
      long raw = from.raw(row);
      long whole = raw * factor;
      if (raw == DecimalVector.WIDE || Math.multiplyHigh(raw, factor) != whole >> (Long.SIZE - 1)) {
        return false;
      }
      if (shares == null) {
        parts[0] = whole;
        return true;
      }
      // what else is in the column must not matter
      long unit = 1;
      for (int left = scale; left > decimals.get(row) && whole % 10 == 0 && whole != 0; left--) {
        whole /= 10;
        unit *= 10;
      }
      boolean isDivided = shares.divide(whole, parts);
      for (int i = 0; i < shares.size(); i++) {
        parts[i] *= unit;
      }
      return isDivided;
    }

    private void add(int destination, long part) {
      long before = sums.raw(destination);
      if (before == DecimalVector.MISSING) {
        sums.setRaw(destination, part, scale);
      } else {
        long sum = before + part;
        boolean overflow = ((before ^ sum) & (part ^ sum)) < 0;
        if (before > DecimalVector.WIDE && !overflow) {
          sums.setRaw(destination, sum, scale);
        } else {
          sums.set(destination, sums.number(destination).add(BigDecimal.valueOf(part, scale)));
        }
      }
    }

    private void addWide(int row, @Nullable Apportionment shares, int start) {
      BigDecimal number = from.number(row);
      int room = Decimals.MOST_DIGITS - number.precision() + number.scale();
      int to = Math.max(number.scale(), Math.min(room, decimals.get(row)));
      BigInteger whole = number.setScale(to).unscaledValue();
      BigInteger[] divided = shares == null ? new BigInteger[] {whole} : shares.divide(whole);
      for (int i = 0; i < divided.length; i++) {
        int destination = destinations.getInt(start + i);
        BigDecimal part = new BigDecimal(divided[i], to);
        BigDecimal before = sums.get(destination);
        sums.set(destination, before == null ? part : before.add(part));
      }
    }

    /** A sum that must not be told. */
    void forget(int destination) {
      incomplete[destination] = true;
    }

    /** The sums of everything that is told; where nothing is, why. */
    DecimalVector known(Coded<ObservationStatus> status) {
      for (int row = 0; row < incomplete.length; row++) {
        if (incomplete[row] && sums.isAbsent(row)) {
          sums.setAbsent(row, status.get(row));
        }
      }
      return sums;
    }

    /** The sums of which every part is told. */
    DecimalVector whole() {
      for (int row = 0; row < incomplete.length; row++) {
        if (incomplete[row]) {
          sums.setAbsent(row, ObservationStatus.MISSING);
        }
      }
      return sums;
    }
  }

  /** The units of the quantities in the rows of the result. */
  private static final class Units {
    private final Coded<QuantityUnit> from;
    private final int[] unit;
    private final IntArrayList mixed = new IntArrayList();

    private static final int MIXED = -2;

    Units(Coded<QuantityUnit> from, int size) {
      this.from = from;
      this.unit = new int[size];
      Arrays.fill(unit, -1);
    }

    void add(int row, int destination) {
      int code = from.codes().get(row);
      if (unit[destination] == -1) {
        unit[destination] = code;
      } else if (unit[destination] != code && unit[destination] != MIXED) {
        unit[destination] = MIXED;
        mixed.add(destination);
      }
    }

    IntArrayList mixed() {
      return mixed;
    }

    Coded<QuantityUnit> column() {
      List<QuantityUnit> units = new ArrayList<>(from.values());
      units.add(QuantityUnit.NONE);
      int none = units.size() - 1;
      return coded(units, Arrays.stream(unit).map(u -> u == MIXED ? none : u).toArray())
          .map(u -> u);
    }
  }

  /** The statuses in the rows of the result, and how many figures are absent from them. */
  private static final class Statuses {

    /** Of those that are met in a row, the first is its status. */
    private static final List<ObservationStatus> ORDER =
        List.of(
            ObservationStatus.PROVISIONAL,
            ObservationStatus.ESTIMATED,
            ObservationStatus.NORMAL,
            ObservationStatus.MISSING,
            ObservationStatus.SUPPRESSED,
            ObservationStatus.NOT_YET_REPORTED);

    private static final List<ObservationStatus> ABSENT =
        ORDER.stream().filter(s -> !s.hasValue()).toList();
    private static final int ANY_VALUE = (1 << (ORDER.size() - ABSENT.size())) - 1;

    private final TradeTable table;
    private final byte[] met;
    private final int[][] absent = new int[ABSENT.size()][];
    private boolean anyIncomplete;

    Statuses(TradeTable table, int size) {
      this.table = table;
      this.met = new byte[size];
      Arrays.fill(absent, new int[0]);
    }

    void add(int row, int destination, boolean divided) {
      ObservationStatus status = table.statuses().get(row);
      boolean estimated = divided && status == ObservationStatus.NORMAL;
      int bit = 1 << ORDER.indexOf(estimated ? ObservationStatus.ESTIMATED : status);
      int before = met[destination];
      anyIncomplete |= before != 0 && ((before | bit) & ~ANY_VALUE) != 0;
      met[destination] = (byte) (before | bit);
      for (int i = 0; i < absent.length; i++) {
        ObservationStatus why = ABSENT.get(i);
        int count = !table.isOfFlows() ? table.absent(row, why) : status == why ? 1 : 0;
        if (count > 0) {
          absent[i] = absent[i].length == 0 ? new int[met.length] : absent[i];
          absent[i][destination] += count;
        }
      }
    }

    /** Whether an absent figure went into a row together with another. */
    boolean isAnyIncomplete() {
      return anyIncomplete;
    }

    Coded<ObservationStatus> column() {
      int missing = ORDER.indexOf(ObservationStatus.MISSING);
      int[] numbers = new int[met.length];
      for (int row = 0; row < numbers.length; row++) {
        boolean several = (met[row] & ANY_VALUE) == 0 && Integer.bitCount(met[row]) > 1;
        numbers[row] = several ? missing : Integer.numberOfTrailingZeros(met[row]);
      }
      return coded(ORDER, numbers);
    }

    TradeTable.Absences absences() {
      for (int i = 0; i < absent.length; i++) {
        absent[i] = absent[i].length == 0 ? new int[met.length] : absent[i];
      }
      return new TradeTable.Absences(absent[0], absent[1], absent[2]);
    }
  }

  /** Where the rows of the result come from. */
  private static final class Origins {
    private final Coded<List<Provenance>> from;
    private final Coded.Dictionary<List<Provenance>> dictionary = new Coded.Dictionary<>();
    private final int[] asIs;
    private final int[] noted;
    private final int[] origin;
    private final Long2IntOpenHashMap together = new Long2IntOpenHashMap();

    Origins(Coded<List<Provenance>> from, String how, int size) {
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
      return coded(dictionary.values(), origin);
    }

    private static List<Provenance> noted(List<Provenance> list, String how) {
      String note = "converted from " + how;
      return list.stream()
          .map(p -> p.withNote(p.note() == null ? note : p.note() + "; " + note))
          .toList();
    }
  }
}
