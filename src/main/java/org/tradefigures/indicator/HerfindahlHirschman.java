package org.tradefigures.indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Messages;
import org.tradefigures.table.Dimension;
import org.tradefigures.table.TradeStore;

/**
 * Concentration of trade by the Herfindahl-Hirschman index: the sum of the squared shares of the
 * items of a dimension, such as products or partners, in the total over all of them.
 *
 * <p>Formula: <em>sum of V^2 / T^2</em>, where V is the value of an item and T the sum over all
 * items of the same combination.
 *
 * <p>Input: rows of one currency, without aggregates among the items (the world beside partners is
 * refused), none of them negative (one is refused, as with it no share would be part of a whole).
 * Output: one row per combination of dimensions and direction, from 1/n, where all n items are
 * equal, to 1, where there is only one. Variants:
 *
 * <ul>
 *   <li>{@link #normalised(Dimension)}, the form of the World Bank's WITS: <em>(H - 1/n) / (1 -
 *       1/n)</em>, from 0 to 1;
 *   <li>{@link #normalisedByRoots(Dimension)}, the form of UNCTAD: <em>(sqrt(H) - sqrt(1/n)) / (1 -
 *       sqrt(1/n))</em>, from 0 to 1;
 *   <li>{@link #numberEquivalent}: <em>1 / H</em>, the number of items of equal value that would be
 *       as concentrated, from 1 to n.
 * </ul>
 *
 * <p>n counts the items that have trade, or those that could have: then the caller tells it.
 *
 * <p>The squares are added up exactly. The value is the exact ratio rounded once to 34 digits, or,
 * with roots, worked out to 34 digits and right to 30.
 *
 * <p>Undefined where any part of the total is not known, where the total is zero, and, normalised,
 * where n is 1; and where values are added up from shorter periods and nobody tells some of them of
 * an item that are told of others, as for {@link TradeShare}.
 *
 * <p>Source: A. O. Hirschman, National Power and the Structure of Foreign Trade (1945); O. C.
 * Herfindahl, Concentration in the Steel Industry (1950); World Bank, WITS, trade indicators;
 * UNCTAD Handbook of Statistics, calculation methods (concentration index).
 */
public final class HerfindahlHirschman implements Indicator {

  private static final MathContext MORE_DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);
  private static final int SHOWN_PARTS = 3;

  private enum Variant {
    INDEX("", "H = sum of V^2 / T^2"),
    NORMALISED(", normalised as by WITS", "(H - 1/n) / (1 - 1/n), H = sum of V^2 / T^2"),
    BY_ROOTS(
        ", normalised as by UNCTAD",
        "(sqrt(H) - sqrt(1/n)) / (1 - sqrt(1/n)), H = sum of V^2 / T^2"),
    NUMBER(", number equivalent", "1 / H, H = sum of V^2 / T^2");

    private final String name;
    private final String formula;

    Variant(String name, String formula) {
      this.name = name;
      this.formula = formula;
    }

    boolean isNormalised() {
      return this == NORMALISED || this == BY_ROOTS;
    }
  }

  private final Dimension<?> items;
  private final Variant variant;

  /** How many items there could be; 0 for those that there are. */
  private final int potential;

  private HerfindahlHirschman(Dimension<?> items, Variant variant, int potential) {
    this.items = Objects.requireNonNull(items, "items");
    this.variant = variant;
    this.potential = potential;
  }

  /**
   * Over the items of a dimension.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @return the query
   */
  public static IndicatorQuery over(Dimension<?> items) {
    return ask(items, Variant.INDEX, 0);
  }

  /**
   * Normalised as by WITS, n being the number of items with trade.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @return the query
   */
  public static IndicatorQuery normalised(Dimension<?> items) {
    return ask(items, Variant.NORMALISED, 0);
  }

  /**
   * Normalised as by WITS, n being a number of items that could have trade.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @param potential how many items there could be
   * @return the query
   */
  public static IndicatorQuery normalised(Dimension<?> items, int potential) {
    return ask(items, Variant.NORMALISED, positive(potential));
  }

  /**
   * Normalised as by UNCTAD, n being the number of items with trade.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @return the query
   */
  public static IndicatorQuery normalisedByRoots(Dimension<?> items) {
    return ask(items, Variant.BY_ROOTS, 0);
  }

  /**
   * Normalised as by UNCTAD, n being a number of items that could have trade.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @param potential how many items there could be
   * @return the query
   */
  public static IndicatorQuery normalisedByRoots(Dimension<?> items, int potential) {
    return ask(items, Variant.BY_ROOTS, positive(potential));
  }

  /**
   * The number of items of equal value that would be as concentrated.
   *
   * @param items such as {@link Dimension#COMMODITY} or {@link Dimension#PARTNER}
   * @return the query
   */
  public static IndicatorQuery numberEquivalent(Dimension<?> items) {
    return ask(items, Variant.NUMBER, 0);
  }

  private static IndicatorQuery ask(Dimension<?> items, Variant variant, int potential) {
    return IndicatorQuery.ask(new HerfindahlHirschman(items, variant, potential));
  }

  private static int positive(int potential) {
    if (potential < 1) {
      throw new IllegalArgumentException(
          "Number of items " + Messages.quote(potential) + ": give 1 or more");
    }
    return potential;
  }

  @Override
  public String name() {
    return "Herfindahl-Hirschman index over " + items + variant.name;
  }

  @Override
  public String formula() {
    return variant.formula;
  }

  @Override
  public IndicatorResult evaluate(IndicatorQuery query, TradeStore store) {
    List<Dimension<?>> ofTotal = IndicatorQuery.join(query.dimensions(), Dimension.DIRECTION);
    ofTotal.remove(items);
    Sums parts = query.sums(store, IndicatorQuery.join(ofTotal, items));
    Gaps gaps = Gaps.of(query, store, parts, UnaryOperator.identity());
    return new IndicatorResult(query, new Indices(parts, parts.by(ofTotal), gaps));
  }

  private final class Indices extends Answer {
    private final Sums parts;
    private final Sums totals;
    private final RowMap totalOf;
    private final Squares squares;
    private final Gaps gaps;
    private final Gaps gapsOfTotals;

    /** The parts that lack what others in their total do not. */
    private final BitSet shorter;

    /** The totals of these. */
    private final BitSet uneven = new BitSet();

    Indices(Sums parts, Sums totals, Gaps gaps) {
      super(
          HerfindahlHirschman.this,
          totals.keys(),
          List.of(totals.inputs("T", RowMap.same(totals.keys().size()))));
      this.parts = parts;
      this.totals = totals;
      totalOf = totals.keys().rowsOf(parts.keys());
      this.gaps = gaps;
      gapsOfTotals = gaps.by(totalOf);
      shorter = gaps.shorterThan(gapsOfTotals, totalOf);
      shorter.stream().map(totalOf::get).forEach(uneven::set);
      squares = new Squares(0, totals.keys().size());
      Blocks.map(totalOf.size(), this::squares).forEach(this::addAll);
      if (potential > 0) {
        IntStream.range(0, squares.active.length).forEach(this::requireRoom);
      }
    }

    /** Those of some parts: as they are in the order of their totals, these are few. */
    private Squares squares(int from, int to) {
      int first = from < to ? totalOf.get(from) : 0;
      int end = from < to ? totalOf.get(to - 1) + 1 : 0;
      Squares some = new Squares(first, end - first);
      int[] rows = new int[Blocks.PORTION];
      long[] unscaled = new long[Blocks.PORTION];
      for (int part = from; part < to; part += Blocks.PORTION) {
        int next = Math.min(part + Blocks.PORTION, to);
        totalOf.read(part, next, rows);
        parts.readUnscaled(part, next, unscaled);
        add(some, part, next - part, rows, unscaled);
      }
      return some;
    }

    private void add(Squares some, int firstPart, int count, int[] rows, long[] unscaled) {
      for (int i = 0; i < count; i++) {
        if (parts.undefined(firstPart + i) == null) {
          if (unscaled[i] >= 0) {
            some.add(rows[i], unscaled[i]);
          } else {
            some.left.set(firstPart + i);
          }
        }
      }
    }

    private void addAll(Squares some) {
      squares.addAll(some);
      some.left.stream().forEach(part -> addExactly(part, totalOf.get(part)));
    }

    /** Adds a value that is negative or large. */
    private void addExactly(int part, int total) {
      parts.requireNotNegative(part, name());
      BigDecimal value = parts.value(part);
      squares.add(total, parts.unscaledNumber(value));
    }

    private void requireRoom(int row) {
      if (squares.active[row] > potential) {
        throw new IllegalArgumentException(
            "Number of items "
                + Messages.quote(potential)
                + " in "
                + name()
                + ": there is trade in "
                + squares.active[row]
                + " for "
                + keys().at(row)
                + "; give as many as there could be");
      }
    }

    private int n(int row) {
      return potential > 0 ? potential : squares.active[row];
    }

    @Override
    @Nullable Undefined undefined(int row) {
      Undefined why = totals.undefined(row);
      if (why != null) {
        return why;
      }
      if (uneven.get(row)) {
        return Undefined.MISSING_INPUT;
      }
      boolean isZero = squares.active[row] == 0 || (variant.isNormalised() && n(row) == 1);
      return isZero ? Undefined.ZERO_DENOMINATOR : null;
    }

    @Override
    @Nullable BigDecimal value(int row) {
      if (undefined(row) != null) {
        return null;
      }
      BigDecimal total = totals.value(row);
      BigDecimal sum = parts.scaledSquare(squares.sum(row));
      BigDecimal square = total.multiply(total);
      BigDecimal n = BigDecimal.valueOf(n(row));
      return switch (variant) {
        case INDEX -> Ratios.of(sum, square);
        case NUMBER -> Ratios.of(square, sum);
        case NORMALISED ->
            Ratios.of(
                sum.multiply(n).subtract(square), n.subtract(BigDecimal.ONE).multiply(square));
        case BY_ROOTS -> {
          BigDecimal root = sum.sqrt(MORE_DIGITS).divide(total, MORE_DIGITS);
          BigDecimal least = BigDecimal.ONE.divide(n.sqrt(MORE_DIGITS), MORE_DIGITS);
          yield Ratios.of(root.subtract(least), BigDecimal.ONE.subtract(least));
        }
      };
    }

    @Override
    List<String> notes(int row) {
      List<String> notes = new ArrayList<>();
      if (variant.isNormalised()) {
        notes.add("n = " + n(row) + (potential > 0 ? " items that could have trade" : " items"));
      }
      notes.add("items with trade: " + squares.active[row] + largest(row));
      if (uneven.get(row)) {
        int part = shorter.nextSetBit(firstPart(row));
        notes.add(
            "T covers more than "
                + parts.keys().get(items, part)
                + ", which has no figures of "
                + gaps.in(part));
      } else {
        notes.addAll(gapsOfTotals.notes(row));
      }
      if (!parts.isComplete()) {
        notes.add("the total is that of the data, which are a selection");
      }
      return notes;
    }

    /**
     * The first of the parts, which are in the order of their totals, of a total or a later one.
     */
    private int firstPart(int total) {
      int first = 0;
      int end = totalOf.size();
      while (first < end) {
        int middle = (first + end) >>> 1;
        if (totalOf.get(middle) < total) {
          first = middle + 1;
        } else {
          end = middle;
        }
      }
      return first;
    }

    private String largest(int row) {
      BigDecimal total = totals.undefined(row) == null ? totals.value(row) : BigDecimal.ZERO;
      if (total.signum() == 0) {
        return "";
      }
      return IntStream.range(firstPart(row), firstPart(row + 1))
          .boxed()
          .sorted(Comparator.comparing(parts::value, Comparator.reverseOrder()))
          .limit(SHOWN_PARTS)
          .map(part -> parts.keys().get(items, part) + " " + percent(parts.value(part), total))
          .collect(Collectors.joining(", ", "; the largest: ", ""));
    }
  }

  private static String percent(BigDecimal part, BigDecimal total) {
    return part.movePointRight(2).divide(total, 1, RoundingMode.HALF_EVEN) + " %";
  }

  /**
   * Exact sums of squares for some totals that follow each other, 128 bits wide; what does not fit
   * is added up beside.
   */
  private static final class Squares {
    private final int first;
    private final long[] low;
    private final long[] high;
    private final BigInteger[] wide;

    /** How many items with trade each total has. */
    private final int[] active;

    /** The parts that are not in it, as they are negative or don't fit a long. */
    private final BitSet left = new BitSet();

    Squares(int first, int size) {
      this.first = first;
      low = new long[size];
      high = new long[size];
      wide = new BigInteger[size];
      active = new int[size];
      Arrays.fill(wide, BigInteger.ZERO);
    }

    void add(int total, long number) {
      if (number >= 1L << 55) {
        add(total, BigInteger.valueOf(number));
        return;
      }
      // numbers below 2^55 have squares below 2^110, so no table in memory can fill the upper half
      add(total - first, Math.multiplyHigh(number, number), number * number);
      active[total - first] += number == 0 ? 0 : 1;
    }

    void add(int total, BigInteger number) {
      wide[total - first] = wide[total - first].add(number.multiply(number));
      active[total - first] += number.signum();
    }

    private void add(int at, long highHalf, long lowHalf) {
      long sum = low[at] + lowHalf;
      high[at] += highHalf + (Long.compareUnsigned(sum, lowHalf) < 0 ? 1 : 0);
      low[at] = sum;
    }

    void addAll(Squares some) {
      for (int i = 0; i < some.low.length; i++) {
        int at = some.first + i - first;
        add(at, some.high[i], some.low[i]);
        wide[at] = wide[at].add(some.wide[i]);
        active[at] += some.active[i];
      }
    }

    BigInteger sum(int total) {
      return BigInteger.valueOf(high[total])
          .shiftLeft(Long.SIZE)
          .add(new BigInteger(Long.toUnsignedString(low[total])))
          .add(wide[total]);
    }
  }
}
