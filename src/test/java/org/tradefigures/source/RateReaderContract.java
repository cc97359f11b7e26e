package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.TradeParseException;

/** What holds for every reader of rates. */
public abstract class RateReaderContract extends SourceReaderContract<RateTable, RateReadResult> {

  /** A number that stands in the sample once, as the factor of a rate. */
  protected static final String FACTOR = "1.2345";

  /** The sample has one of its rates as {@link #FACTOR}. */
  @Override
  protected abstract String sample();

  @Override
  protected abstract RateReader reader();

  @Override
  protected List<Rate> told(RateTable read) {
    return read.rates();
  }

  @Override
  protected RateTable read(RateReadResult lenient) {
    return lenient.rates();
  }

  @Override
  protected List<Problem> problems(RateReadResult lenient) {
    return lenient.problems();
  }

  @Test
  void itHasAName() {
    assertThat(reader().name()).isNotBlank().isLowerCase();
  }

  @Test
  void tradeIsSentToTheReadersOfTrade() {
    String trade = "t,i,j,k,v,q\n2022,404,842,090210,702.25,1\n";
    String message =
        "Other layout of 'f.csv': it is trade (cepii baci csv: the header is t,i,j,k,v,q); read it with TradeReaders, and"
            + " rates from a file of rates";
    assertThatThrownBy(() -> reader().read(trade, "f.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> reader().readLenient(trade, "f.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void everyRateTellsWhereItStands() {
    assertThat(reader().read(sample(), "sample").rates())
        .extracting(Rate::provenance)
        .allMatch(p -> "sample".equals(p.page()) && !p.source().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1.2345", "0", "0.000", "abc", "1.2.3", "Infinity", "1 234"})
  void whatIsNoRateIsAProblemAtItsPlace(String text) {
    refuses(text);
  }

  @Test
  void numbersOfTenThousandDigitsAreProblems() {
    refuses("7".repeat(10_000));
    refuses("0." + "7".repeat(10_000));
    refuses("1E+999999999");
  }

  private void refuses(String text) {
    assertThat(sample().split(Pattern.quote(FACTOR), -1)).hasSize(2);
    String broken = sample().replace(FACTOR, text);
    RateReadResult sound = reader().readLenient(sample(), "sample");
    RateReadResult lenient = reader().readLenient(broken, "sample");
    assertThat(lenient.problems()).hasSize(1);
    assertThat(lenient.inputRates()).isEqualTo(sound.inputRates());
    Problem problem = lenient.problems().get(0);
    assertThat(problem.value()).isEqualTo(text);
    assertThat(problem.location().source()).isEqualTo("sample");
    assertThat(problem.location().line()).isPositive();
    assertThatThrownBy(() -> reader().read(broken, "sample"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(problem.message());
  }
}
