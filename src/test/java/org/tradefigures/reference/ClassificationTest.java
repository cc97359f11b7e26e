package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClassificationTest {

  @ParameterizedTest
  @EnumSource
  void parseIsTheInverseOfToString(Classification classification) {
    assertThat(Classification.parse(classification.toString())).isEqualTo(classification);
    assertThat(Classification.find(classification.code())).hasValue(classification);
  }

  @Test
  void knowsFamilyEditionAndLevels() {
    assertThat(Classification.H6.family()).isEqualTo(Classification.Family.HS);
    assertThat(Classification.H6.edition()).hasValue("2022");
    assertThat(Classification.H6.label()).isEqualTo("HS 2022");
    assertThat(Classification.H6.levels()).containsExactly(2, 4, 6);
    assertThat(Classification.HS.edition()).isEmpty();
    assertThat(Classification.HS.label()).isEqualTo("HS");
    assertThat(Classification.S4.label()).isEqualTo("SITC Rev. 4");
    assertThat(Classification.S4.levels()).containsExactly(1, 2, 3, 4, 5);
    assertThat(Classification.B4.levels()).containsExactly(1, 2, 3);
    assertThat(Classification.B5.levels()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Classification.WITS_HS.label()).isEqualTo("WITS groups by HS chapter");
    assertThat(Classification.WITS_HS.levels()).containsExactly(1);
  }

  @Test
  void aTypoIsAnErrorThatSuggestsACode() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> Classification.of("h6"))
        .withMessage(
            "Unknown classification 'h6': not one of HS, H0, H1, H2, H3, H4, H5, H6, S1, S2, S3,"
                + " S4, B4, B5, WITS_HS, WITS_SITC, WITS_PARTS, WITS_STAGES; did you mean 'H6'?");
    assertThat(Classification.find("H7")).isEmpty();
  }
}
