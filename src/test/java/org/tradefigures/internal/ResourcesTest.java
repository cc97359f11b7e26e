package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  @Test
  void bundledFilesAreReadAsUtf8() throws IOException {
    try (Reader text = Resources.open("reference/economies.csv")) {
      StringWriter all = new StringWriter();
      text.transferTo(all);
      assertThat(all.toString()).startsWith("# Economies").contains("Åland Islands");
    }
    try (InputStream bytes = Resources.stream("reference/economies.csv")) {
      assertThat(bytes.read()).isEqualTo('#');
    }
  }

  @Test
  void aMissingFileIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> Resources.open("reference/planets.csv"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Missing bundled data file 'reference/planets.csv': the jar of tradefigures is incomplete; build it again or get"
                + " it anew");
    assertThatThrownBy(() -> Resources.stream(null)).hasMessage("name");
  }
}
