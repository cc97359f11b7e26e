package org.tradefigures.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.money.CurrencyUnit;
import org.tradefigures.internal.Decimals;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateKind;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

/** Where readers put rates: it counts, compares, and keeps or throws the problems. */
public final class RateSink {

  /**
   * Down to what part of it two numbers are the same. Averages are computed in binary floating
   * point, and members of a currency union print the last digits of one average differently.
   */
  private static final int SAME_TO = 12;

  /** What two rates have to share to be the same rate told twice. */
  private record Key(
      CurrencyUnit base, CurrencyUnit term, Period period, RateKind kind, boolean rebased) {

    static Key of(Rate rate) {
      return new Key(rate.base(), rate.term(), rate.period(), rate.kind(), rate.rebased());
    }

    Key inverse() {
      return new Key(term, base, period, kind, rebased);
    }
  }

  private record Told(Rate rate, Location cell) {}

  private final Map<Key, Told> rates = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Consumer<TradeParseException> onProblem;
  private final Location input;
  private long repetitions;
  private long inputRates;

  private RateSink(SourceText source, boolean strict) {
    input = Location.of(source.name(), 0);
    onProblem =
        e -> {
          if (strict) {
            throw e;
          }
          problems.add(Problem.of(e, input));
        };
  }

  /** A sink that throws the first problem. */
  static RateSink strict(SourceText source) {
    return new RateSink(source, true);
  }

  /** A sink that keeps the problems. */
  static RateSink lenient(SourceText source) {
    return new RateSink(source, false);
  }

  /** Lets a reader read a text; of one that is not of its layout at all, says what it is. */
  void read(RateReader reader, SourceText in) throws IOException {
    String start = in.start();
    try {
      reader.read(in, this);
    } catch (TradeParseException e) {
      throw inputRates > 0 ? e : TradeReaders.notOf(reader, in.name(), start, e);
    }
  }

  RateTable table() {
    return RateTable.of(rates.values().stream().map(Told::rate).toList());
  }

  RateReadResult result() {
    return new RateReadResult(table(), repetitions, problems, inputRates);
  }

  /**
   * Takes what one cell tells, or the reason why it tells no rate.
   *
   * @param cell where it stands
   * @param text what stands there
   * @param rate makes the rate of it, or throws what is wrong
   * @throws TradeParseException what is wrong, or that the rate contradicts another, if reading is
   *     strict
   */
  public void add(Location cell, String text, Supplier<Rate> rate) {
    inputRates++;
    try {
      keep(rate.get(), cell, text);
    } catch (TradeParseException e) {
      onProblem.accept(e.at(cell));
    } catch (IllegalArgumentException e) {
      onProblem.accept(
          new TradeParseException(
              "Invalid rate", text, Objects.requireNonNullElse(e.getMessage(), ""), cell, e));
    }
  }

  /**
   * Takes the reason why a whole row tells no rates.
   *
   * @param problem what is wrong
   * @param row where, unless the problem says it itself
   * @throws TradeParseException the problem, if reading is strict
   */
  public void problem(TradeParseException problem, Location row) {
    inputRates++;
    onProblem.accept(problem.at(row));
  }

  private void keep(Rate rate, Location cell, String text) {
    Key key = Key.of(rate);
    Told before = rates.get(key);
    if (before != null) {
      if (!isSame(before.rate.factor(), rate.factor())) {
        throw contradiction("Contradictory rate", text, before, "correct or delete one of them");
      }
      repetitions++;
      return;
    }
    Told inverse = rates.get(key.inverse());
    if (inverse != null && !inverse.rate.isInverseOf(rate)) {
      throw contradiction(
          "Contradictory rate",
          text,
          inverse,
          "this one would be "
              + rate.equation()
              + "; is one of them upside down, or told for another number of units?");
    }
    rates.put(key, new Told(rate, cell));
  }

  private static TradeParseException contradiction(
      String what, String text, Told before, String remedy) {
    return new TradeParseException(
        what,
        text,
        before.rate.equation()
            + " is told for "
            + before.rate.period()
            + " at "
            + before.cell
            + "; "
            + remedy);
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(one.movePointLeft(SAME_TO)) <= 0;
  }

  /** Whether a text is the number one: what a currency is in itself, and no rate. */
  static boolean isOne(String text) {
    return Decimals.find(text).filter(n -> n.compareTo(BigDecimal.ONE) == 0).isPresent();
  }

  /**
   * Reads a factor.
   *
   * @throws TradeParseException if it is no number, too long, or not greater than zero
   */
  static BigDecimal factor(String text) {
    BigDecimal factor =
        Decimals.find(text)
            .orElseThrow(
                () ->
                    new TradeParseException(
                        "Malformed rate",
                        text,
                        "expected is a number greater than zero with a point before the decimals such as '134.82', of at most "
                            + Decimals.MOST_DIGITS
                            + " digits and without thousands separators"));
    if (factor.signum() <= 0) {
      throw new TradeParseException(
          "Impossible rate",
          text,
          "a rate is greater than zero; where there is none, the layout has a sign for that");
    }
    return factor;
  }
}
