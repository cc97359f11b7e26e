package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tradefigures.reference.SharedLists;
import org.tradefigures.reference.UnknownCodeException;

class TransportModeTest {

  @Test
  void codesButOneAreThoseOfUnComtrade() throws IOException {
    assertThat(
            Arrays.stream(TransportMode.values())
                .filter(mode -> mode != TransportMode.WATER_IN_CONTAINERS)
                .map(TransportMode::toString))
        .containsExactlyInAnyOrderElementsOf(
            SharedLists.rows("reference/comtrade/mot.csv").stream()
                .map(row -> row.get("id"))
                .toList());
  }

  @ParameterizedTest
  @EnumSource
  void parseIsTheInverseOfToString(TransportMode mode) {
    assertThat(TransportMode.parse(mode.toString())).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "00|; did you mean '0'?",
        "100|; did you mean '1000' or '2100' or '3100'?",
        "sea|''",
        "'2100 '|; did you mean '2100'?"
      })
  void everythingElseIsRefused(String code, String nearest) {
    assertThatThrownBy(() -> TransportMode.parse(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(
            "Unknown mode of transport '"
                + code
                + "': not one of 0, 1000, 2000, 2100, 2200, 2800, 2900, 3000, 3100, 3200, 3900, 9000, 9100, 9110, 9120, 9190,"
                + " 9200, 9300, 9900"
                + nearest);
  }

  @Test
  void aTotalIncludesItsParts() {
    assertThat(included(TransportMode.ALL))
        .isEqualTo(EnumSet.complementOf(EnumSet.of(TransportMode.ALL)));
    assertThat(included(TransportMode.AIR)).isEmpty();
    assertThat(included(TransportMode.WATER))
        .containsExactlyInAnyOrder(
            TransportMode.SEA,
            TransportMode.INLAND_WATERWAY,
            TransportMode.WATER_IN_CONTAINERS,
            TransportMode.WATER_OTHER);
    assertThat(included(TransportMode.SEA)).isEmpty();
    assertThat(included(TransportMode.LAND))
        .containsExactlyInAnyOrder(
            TransportMode.RAILWAY, TransportMode.ROAD, TransportMode.LAND_OTHER);
    assertThat(included(TransportMode.NOT_ELSEWHERE))
        .containsExactlyInAnyOrder(
            TransportMode.PIPELINES_AND_CABLES,
            TransportMode.PIPELINE,
            TransportMode.CABLE,
            TransportMode.PIPELINES_AND_CABLES_OTHER,
            TransportMode.POST,
            TransportMode.SELF_PROPELLED,
            TransportMode.OTHER);
    assertThat(included(TransportMode.PIPELINES_AND_CABLES))
        .containsExactlyInAnyOrder(
            TransportMode.PIPELINE, TransportMode.CABLE, TransportMode.PIPELINES_AND_CABLES_OTHER);
    assertThat(included(TransportMode.PIPELINE)).isEmpty();
  }

  private static Set<TransportMode> included(TransportMode mode) {
    return Arrays.stream(TransportMode.values()).filter(mode::includes).collect(Collectors.toSet());
  }
}
