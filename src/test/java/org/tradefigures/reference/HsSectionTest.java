package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HsSectionTest {

  @Test
  void theSectionsHoldAllChaptersButTheTwoOutside() {
    assertThat(HsSection.all()).hasSize(21).isSorted();
    assertThat(HsSection.all())
        .extracting(HsSection::number)
        .isEqualTo(IntStream.rangeClosed(1, 21).boxed().toList());
    assertThat(HsSection.all().stream().flatMap(s -> s.chapters().stream()))
        .hasSize(96)
        .isSorted()
        .doesNotContain("77", "98", "99");
  }

  @Test
  void knowsLabelAndChapters() {
    HsSection textiles = HsSection.of("XI");
    assertThat(textiles.label()).isEqualTo("Textiles and clothing");
    assertThat(textiles.number()).isEqualTo(11);
    assertThat(textiles.chapters()).startsWith("50").endsWith("63").hasSize(14);
    assertThat(textiles).hasToString("XI");
  }

  @Test
  void parseIsTheInverseOfToString() {
    assertThat(HsSection.all())
        .allSatisfy(s -> assertThat(HsSection.parse(s.toString())).isEqualTo(s));
  }

  @Test
  void anUnknownNumeralIsAnErrorThatSuggestsOne() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> HsSection.of("11"))
        .withMessage(
            "Unknown HS section '11': not one of the Roman numerals I to XXI; did you mean 'XI'?");
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> HsSection.of("XXII"))
        .withMessage(
            "Unknown HS section 'XXII': not one of the Roman numerals I to XXI; did you mean 'XII' or 'XIII' or 'XVII'?");
    assertThat(HsSection.find("XXII")).isEmpty();
    assertThat(HsSection.find("II")).hasValue(HsSection.of("II"));
  }
}
