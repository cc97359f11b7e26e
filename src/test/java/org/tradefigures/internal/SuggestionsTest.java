package org.tradefigures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  private static final List<String> CODES = List.of("USA", "KEN", "DEU", "GEO", "KOR", "UGA");

  @Test
  void oneEditIsNear() {
    assertThat(Suggestions.nearest("KEM", CODES)).containsExactly("KEN");
    assertThat(Suggestions.nearest("KE", CODES)).containsExactly("KEN");
    assertThat(Suggestions.nearest("KENN", CODES)).containsExactly("KEN");
    assertThat(Suggestions.nearest("KNE", CODES)).containsExactly("KEN");
    assertThat(Suggestions.nearest("ken", CODES)).containsExactly("KEN");
  }

  @Test
  void theNearestComeInTheirOwnOrderAtMostThree() {
    assertThat(Suggestions.nearest("GEU", CODES)).containsExactly("DEU", "GEO");
    assertThat(Suggestions.nearest("a1", List.of("a5", "a4", "a3", "a2", "a2")))
        .containsExactly("a2", "a3", "a4");
  }

  @Test
  void whatIsFurtherOffThanAThirdIsNoSuggestion() {
    assertThat(Suggestions.nearest("XYZ", CODES)).isEmpty();
    assertThat(Suggestions.nearest("", CODES)).isEmpty();
    assertThat(Suggestions.nearest("net_wieght", List.of("net_weight_kg"))).isEmpty();
    assertThat(Suggestions.nearest("net_wieghtkg", List.of("net_weight_kg")))
        .containsExactly("net_weight_kg");
    assertThat(Suggestions.nearest("KEN", List.of())).isEmpty();
  }

  @Test
  void longTextsAreNotCompared() {
    List<String> candidates = IntStream.range(0, 1000).mapToObj(i -> "x".repeat(60) + i).toList();
    assertThat(Suggestions.nearest("x".repeat(60) + "-1", candidates)).isNotEmpty();
    assertThat(Suggestions.nearest("x".repeat(10_000), candidates)).isEmpty();
    assertThat(Suggestions.nearest("x".repeat(10_000), List.of("x".repeat(10_000)))).isEmpty();
  }
}
