package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tradefigures.reference.TradeParseException;

/**
 * What holds for every reader of files. That nothing gets lost between the input and what is read
 * is checked by the results of lenient reading themselves.
 */
public abstract class SourceReaderContract<T, R> {

  /** The reader. */
  protected abstract SourceReader<T, R> reader();

  /** A sound sample of its layout, which tells at least three things. */
  protected abstract String sample();

  /** What was read, as a list. */
  protected abstract List<?> told(T read);

  /** What was read leniently. */
  protected abstract T read(R lenient);

  /** The problems of lenient reading. */
  protected abstract List<Problem> problems(R lenient);

  @Test
  void strictAndLenientReadingAgreeOnSoundInput() {
    R lenient = reader().readLenient(sample(), "sample");
    assertThat(problems(lenient)).isEmpty();
    assertThat(told(read(lenient)))
        .hasSizeGreaterThanOrEqualTo(3)
        .isEqualTo(told(reader().read(sample(), "sample")));
  }

  @Test
  void filesAreReadPlainAndCompressed(@TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("sample"), sample());
    Path compressed = folder.resolve("packed");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(sample().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(told(reader().read(plain))).isEqualTo(told(reader().read(sample(), "sample")));
    List<?> packed = told(reader().read(sample(), "packed"));
    assertThat(told(reader().read(compressed))).isEqualTo(packed);
    assertThat(told(read(reader().readLenient(compressed)))).isEqualTo(packed);
  }

  @Test
  void bytesAreLeftOpen() throws IOException {
    OpenBytes bytes = OpenBytes.of(sample());
    reader().read(bytes, "sample");
    assertThat(bytes.isClosed()).isFalse();
    OpenBytes lenient = OpenBytes.of(sample());
    reader().readLenient(lenient, "sample");
    assertThat(lenient.isClosed()).isFalse();
  }

  @Test
  void emptyInputIsRefused() {
    assertThatThrownBy(() -> reader().read("", "empty"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageContaining("'empty'");
  }

  /**
   * Bytes are cut off, overwritten and doubled: what stood there becomes problems or is read,
   * nothing gets lost, nothing else is thrown.
   */
  @Property(tries = 300)
  void damagedInputLosesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int damages)
      throws IOException {
    byte[] bytes =
        Damage.times(damages, sample().getBytes(StandardCharsets.UTF_8), new Random(seed));
    R result;
    try {
      result = reader().readLenient(new ByteArrayInputStream(bytes), "damaged");
    } catch (TradeParseException notOfTheLayout) {
      assertThat(notOfTheLayout).hasMessageContaining("damaged");
      return;
    }
    assertThat(problems(result)).allMatch(p -> p.message().contains("damaged"));
  }
}
