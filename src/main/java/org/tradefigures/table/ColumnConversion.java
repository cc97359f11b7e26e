package org.tradefigures.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.ConversionFactor;
import org.tradefigures.money.Rounding;
import org.tradefigures.reference.Currencies;
import org.tradefigures.reference.Period;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;

/**
 * Converts a column of amounts, each at the rate of its currency and period: every combination is
 * looked up once, and the plain case (a rate to multiply by, half-even to a number of decimals)
 * needs no object per row.
 */
final class ColumnConversion {

  private final Conversion conversion;
  private final Coded<String> currencies;
  private final Coded<Period> periods;
  private final @Nullable Rule[] rules;

  ColumnConversion(Conversion conversion, Coded<String> currencies, Coded<Period> periods) {
    this.conversion = conversion;
    this.currencies = currencies;
    this.periods = periods;
    this.rules = new Rule[currencies.values().size() * periods.values().size()];
  }

  /**
   * The amounts in the currency of the conversion; what is absent stays absent and needs no rate.
   */
  DecimalVector apply(DecimalVector amounts) {
    DecimalVector converted = DecimalVector.missing(amounts.size(), decimals(amounts));
    for (int row = 0; row < amounts.size(); row++) {
      long raw = amounts.raw(row);
      if (raw < DecimalVector.WIDE) {
        ObservationStatus why = DecimalVector.statusOf(raw);
        if (why != null) {
          converted.setAbsent(row, why);
        }
        continue;
      }
      Rule rule = rule(row);
      if (raw == DecimalVector.WIDE || !rule.convert(raw, amounts.scale(), converted, row)) {
        converted.set(row, rule.exactly(amounts.number(row)));
      }
    }
    return converted;
  }

  /** Where the figures come from, with a note of the rate each was converted at. */
  Coded<List<Provenance>> provenance(Coded<List<Provenance>> before, DecimalVector amounts) {
    Coded.Dictionary<List<Provenance>> dictionary = new Coded.Dictionary<>();
    Codes.Builder codes = new Codes.Builder();
    int sources = Math.max(1, before.values().size());
    int[] known = new int[sources * rules.length];
    for (int row = 0; row < amounts.size(); row++) {
      int combination = amounts.isAbsent(row) ? -1 : combination(row);
      List<Provenance> source = before.get(row);
      if (combination < 0) {
        codes.add(dictionary.code(source));
        continue;
      }
      int slot = combination * sources + before.codes().get(row);
      if (known[slot] == 0) {
        known[slot] = dictionary.code(rule(row).noted(source)) + 1;
      }
      codes.add(known[slot] - 1);
    }
    return new Coded<>(dictionary.values(), codes.build());
  }

  private Rule rule(int row) {
    int combination = combination(row);
    Rule rule = rules[combination];
    if (rule == null) {
      CurrencyUnit base = Currencies.of(currencies.get(row));
      rule = new Rule(conversion.factor(base, periods.get(row)), conversion.rounding());
      rules[combination] = rule;
    }
    return rule;
  }

  private int combination(int row) {
    return currencies.codes().get(row) * periods.values().size() + periods.codes().get(row);
  }

  /** The decimals most results will have, so that the vector need not be rescaled. */
  private int decimals(DecimalVector amounts) {
    int rounded = Rule.decimals(conversion.rounding(), conversion.currency());
    return rounded < 0 ? amounts.scale() : rounded;
  }

  /** What is done to the amounts of one currency and period. */
  private static final class Rule {

    private static final int MOST_DROPPED = 15;
    private static final double MOST = 4e18;
    private static final long[] POWERS = new long[MOST_DROPPED + 1];

    static {
      POWERS[0] = 1;
      for (int i = 1; i < POWERS.length; i++) {
        POWERS[i] = POWERS[i - 1] * 10;
      }
    }

    private final ConversionFactor factor;
    private final Rounding rounding;
    private final int decimals;
    private final long multiplier;
    private final int multiplierScale;

    Rule(ConversionFactor factor, Rounding rounding) {
      this.factor = factor;
      this.rounding = rounding;
      BigDecimal numerator = factor.numerator();
      BigInteger unscaled = numerator.unscaledValue();
      boolean plain =
          rounding.mode() == RoundingMode.HALF_EVEN
              && factor.denominator().compareTo(BigDecimal.ONE) == 0
              && numerator.scale() >= 0
              && unscaled.bitLength() < Long.SIZE - 1
              && !factor.steps().isEmpty();
      decimals = plain ? decimals(rounding, factor.term()) : -1;
      multiplier = decimals < 0 ? 0 : unscaled.longValue();
      multiplierScale = numerator.scale();
    }

    static int decimals(Rounding rounding, CurrencyUnit term) {
      return switch (rounding.to()) {
        case MINOR_UNIT -> term.getDefaultFractionDigits();
        case DECIMALS -> rounding.digits();
        case SIGNIFICANT_DIGITS -> -1;
      };
    }

    BigDecimal exactly(BigDecimal amount) {
      return factor.apply(amount, rounding);
    }

    /**
     * The quotient of raw × multiplier and a power of ten, half-even, written into the target. It
     * is estimated in floating point; the estimate is off by some thousands at most, so that the
     * remainder, though worked out in 64-bit arithmetic that wraps on the way, is exact and puts it
     * right.
     *
     * @return false, with nothing written, where the numbers are too large for that
     */
    boolean convert(long raw, int scale, DecimalVector target, int row) {
      int dropped = scale + multiplierScale - decimals;
      if (decimals < 0 || dropped < 0 || dropped > MOST_DROPPED) {
        return false;
      }
      long divisor = POWERS[dropped];
      double estimate = (double) raw * multiplier / divisor;
      if (Math.abs(estimate) > MOST) {
        return false;
      }
      long quotient = (long) estimate;
      long remainder = raw * multiplier - quotient * divisor;
      long correction = Math.floorDiv(remainder, divisor);
      quotient += correction;
      remainder -= correction * divisor;
      long twice = remainder * 2;
      if (twice > divisor || (twice == divisor && (quotient & 1) != 0)) {
        quotient++;
      }
      target.setRaw(row, quotient, decimals);
      return true;
    }

    List<Provenance> noted(List<Provenance> sources) {
      if (factor.steps().isEmpty()) {
        return sources;
      }
      String note = "converted at " + factor.describe() + ", rounded to " + rounding;
      return sources.stream().map(s -> withNote(s, note)).toList();
    }

    private static Provenance withNote(Provenance source, String note) {
      return source.withNote(source.note() == null ? note : source.note() + "; " + note);
    }
  }
}
