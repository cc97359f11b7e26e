package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tradefigures.money.Rate;
import org.tradefigures.reference.TradeParseException;

/** What holds for every reader of rates. */
public abstract class RateReaderContract {

  /** A number that stands in the sample once, as the factor of a rate. */
  protected static final String FACTOR = "1.2345";

  /** The reader. */
  protected abstract RateReader reader();

  /** A sound sample of its layout, with at least three rates, one of them {@link #FACTOR}. */
  protected abstract String sample();

  @Test
  void itHasAName() {
    assertThat(reader().name()).isNotBlank().isLowerCase();
  }

  @Test
  void strictAndLenientReadingAgreeOnSoundInput() {
    RateReadResult lenient = reader().readLenient(sample(), "sample");
    assertThat(lenient.problems()).isEmpty();
    assertThat(lenient.inputRates()).isGreaterThanOrEqualTo(3);
    assertThat(reader().read(sample(), "sample")).isEqualTo(lenient.rates());
  }

  @Test
  void everyRateTellsWhereItStands() {
    assertThat(reader().read(sample(), "sample").rates())
        .extracting(Rate::provenance)
        .allMatch(p -> "sample".equals(p.page()) && !p.source().isBlank());
  }

  @Test
  void filesAreReadPlainAndCompressed(@TempDir Path folder) throws IOException {
    Path plain = folder.resolve("sample");
    Files.writeString(plain, sample());
    Path compressed = folder.resolve("sample.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(sample().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(reader().read(plain)).isEqualTo(reader().read(sample(), "sample"));
    assertThat(reader().read(compressed)).isEqualTo(reader().read(sample(), "sample.gz"));
    assertThat(reader().readLenient(compressed).rates()).isEqualTo(reader().read(compressed));
  }

  @Test
  void bytesAreLeftOpen() throws IOException {
    OpenBytes bytes = OpenBytes.of(sample());
    reader().read(bytes, "sample");
    assertThat(bytes.isClosed()).isFalse();
  }

  @Test
  void emptyInputIsRefused() {
    assertThatThrownBy(() -> reader().read("", "empty"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageContaining("empty");
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

  /** Rates become problems or are read, none gets lost, nothing else is thrown. */
  @Property(tries = 300)
  void damagedInputLosesNoRate(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int damages)
      throws IOException {
    byte[] bytes =
        Damage.times(damages, sample().getBytes(StandardCharsets.UTF_8), new Random(seed));
    RateReadResult result;
    try {
      result = reader().readLenient(new ByteArrayInputStream(bytes), "damaged");
    } catch (TradeParseException notOfTheLayout) {
      assertThat(notOfTheLayout).hasMessageContaining("damaged");
      return;
    }
    assertThat(result.inputRates())
        .isEqualTo(result.rates().rates().size() + result.repetitions() + result.problems().size());
    assertThat(result.problems()).allMatch(p -> p.message().contains("damaged"));
  }
}
