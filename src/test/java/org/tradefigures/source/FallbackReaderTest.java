package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FallbackReaderTest {

  @Test
  void whatIsUtf8StaysUtf8() throws IOException {
    assertThat(read("Türkiye, Curaçao €".getBytes(StandardCharsets.UTF_8), 5))
        .isEqualTo("Türkiye, Curaçao €");
  }

  @Test
  void fromTheFirstOtherByteOnItIsTheOtherEncoding() throws IOException {
    assertThat(read("Türkiye, Curaçao".getBytes(StandardCharsets.ISO_8859_1), 5))
        .isEqualTo("Türkiye, Curaçao");
    assertThat(read("Côte d'Ivoire Ã¼".getBytes(StandardCharsets.ISO_8859_1), 5))
        .as("no way back")
        .isEqualTo("Côte d'Ivoire Ã¼");
  }

  @Test
  void aCharacterThatIsCutOffAtTheEndIsNoUtf8() throws IOException {
    assertThat(read(new byte[] {'a', (byte) 0xC3}, 5)).isEqualTo("aÃ");
  }

  @Test
  void anEmptyTextIsEmpty() throws IOException {
    assertThat(read(new byte[0], 5)).isEmpty();
  }

  @Property
  void textsAreReadWhateverTheirLengthAndThatOfThePieces(
      @ForAll @StringLength(max = 40_000) String text,
      @ForAll @IntRange(min = 1, max = 20_000) int piece)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, piece)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String read(byte[] bytes, int piece) throws IOException {
    InputStream in = new ByteArrayInputStream(bytes);
    StringWriter text = new StringWriter();
    char[] buffer = new char[piece + 1];
    try (FallbackReader reader = new FallbackReader(in, StandardCharsets.ISO_8859_1)) {
      for (int n = reader.read(buffer, 0, piece + 1);
          n >= 0;
          n = reader.read(buffer, 0, piece + 1)) {
        text.write(buffer, 0, n);
      }
    }
    return text.toString();
  }
}
