package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Concordance.Relation;
import org.tradefigures.reference.Concordance.Target;

class ConcordanceTest {

  private static final Commodity TEA = Commodity.of(Classification.H5, "090210");
  private static final Commodity MATE = Commodity.of(Classification.H5, "090300");
  private static final Commodity FISH = Commodity.of(Classification.H5, "030571");
  private static final Commodity CRAB = Commodity.of(Classification.H5, "030614");
  private static final Commodity SHRIMP = Commodity.of(Classification.H5, "030617");

  /** One relation of 1:1, three of 1:n, one of n:1 and one of n:n. */
  private static final Concordance MIXED =
      concordance(
          Relation.of(TEA, sitc("07411")),
          Relation.of(MATE, sitc("0743")),
          Relation.of(MATE, sitc("07432")),
          Relation.of(FISH, sitc("03511")),
          Relation.of(CRAB, sitc("03511")),
          Relation.of(CRAB, sitc("03619")));

  private static Commodity sitc(String code) {
    return Commodity.of(Classification.S4, code);
  }

  private static Concordance concordance(Relation... relations) {
    return Concordance.of("mine", Classification.H5, Classification.S4, List.of(relations));
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(making::run)
        .withMessage(message);
  }

  @Test
  void targetsAreOrderedByTheirWeightTooSoThatOnlyEqualOnesHaveOnePlace() {
    Target unweighted = new Target(sitc("0743"), null);
    Target light = new Target(sitc("0743"), new BigDecimal("0.5"));
    Target heavy = new Target(sitc("0743"), BigDecimal.ONE);
    assertThat(Stream.of(heavy, new Target(sitc("07432"), null), light, unweighted).sorted())
        .containsExactly(unweighted, light, heavy, new Target(sitc("07432"), null));
    assertThat(light).isEqualByComparingTo(new Target(sitc("0743"), new BigDecimal("0.50")));
  }

  @Test
  void findsTheTargetsOfACode() {
    assertThat(MIXED.get(MATE))
        .containsExactly(new Target(sitc("0743"), null), new Target(sitc("07432"), null));
    assertThat(MIXED.find(SHRIMP)).isEmpty();
  }

  @Test
  void aCodeThatIsNotThereIsAnErrorThatSuggestsOne() {
    assertThatExceptionOfType(UnknownCodeException.class)
        .isThrownBy(() -> MIXED.get(Commodity.of(Classification.H5, "090310")))
        .withMessage(
            "Unknown commodity 'H5:090310': not among the 4 codes of HS 2017 in mine; did you mean"
                + " 'H5:090210' or 'H5:090300'?");
  }

  @Test
  void countsTheKindsOfRelations() {
    assertThat(MIXED.counts())
        .isEqualTo(
            Map.of(
                RelationKind.ONE_TO_ONE, 1,
                RelationKind.ONE_TO_MANY, 3,
                RelationKind.MANY_TO_ONE, 1,
                RelationKind.MANY_TO_MANY, 1));
    assertThat(MIXED.kinds())
        .containsEntry(Relation.of(TEA, sitc("07411")), RelationKind.ONE_TO_ONE)
        .containsEntry(Relation.of(MATE, sitc("07432")), RelationKind.ONE_TO_MANY)
        .containsEntry(Relation.of(FISH, sitc("03511")), RelationKind.MANY_TO_ONE)
        .containsEntry(Relation.of(CRAB, sitc("03511")), RelationKind.MANY_TO_MANY)
        .containsEntry(Relation.of(CRAB, sitc("03619")), RelationKind.ONE_TO_MANY)
        .hasSize(6);
    assertThat(MIXED)
        .hasToString(
            "HS 2017 to SITC Rev. 4 by mine: 4 codes, 6 relations (1 1:1, 3 1:n, 1 n:1, 1 n:n)");
  }

  @Test
  void theInverseHasTheSameRelationsWithoutWeights() {
    Concordance weighted =
        concordance(
            Relation.of(MATE, sitc("0743"), new BigDecimal("0.75")),
            Relation.of(MATE, sitc("07432"), new BigDecimal("0.250")));
    assertThat(weighted.get(MATE))
        .extracting(Target::weight)
        .containsExactly(new BigDecimal("0.75"), new BigDecimal("0.25"));
    Concordance inverse = weighted.inverse();
    assertThat(inverse.from()).isEqualTo(Classification.S4);
    assertThat(inverse.relations())
        .containsExactly(Relation.of(sitc("0743"), MATE), Relation.of(sitc("07432"), MATE));
    assertThat(inverse.name()).isEqualTo("mine, inverted");
  }

  @Test
  void targetsAreRolledUpWithTheirWeights() {
    Concordance weighted =
        concordance(
            Relation.of(FISH, sitc("03511"), new BigDecimal("1")),
            Relation.of(FISH, sitc("03529"), new BigDecimal("2")),
            Relation.of(FISH, sitc("03619"), new BigDecimal("3")));
    assertThat(weighted.atTargetLevel(3).relations())
        .containsExactly(
            Relation.of(FISH, sitc("035"), new BigDecimal("3")),
            Relation.of(FISH, sitc("036"), new BigDecimal("3")));
    assertThat(MIXED.atTargetLevel(3).counts())
        .isEqualTo(
            Map.of(
                RelationKind.ONE_TO_ONE, 0,
                RelationKind.ONE_TO_MANY, 1,
                RelationKind.MANY_TO_ONE, 3,
                RelationKind.MANY_TO_MANY, 1));
    assertRefused(
        () -> MIXED.atTargetLevel(5),
        "Commodity S4:0743 of level 4 can't be put at level 5: name a level that is not finer");
  }

  @Test
  void oneLeadsOnToTheNextWhereNothingIsDivided() {
    Concordance first =
        Concordance.of(
            "new to old",
            Classification.H6,
            Classification.H5,
            List.of(
                Relation.of(Commodity.hs2022("090210"), TEA),
                Relation.of(Commodity.hs2022("090220"), TEA),
                Relation.of(Commodity.hs2022("030614"), CRAB),
                Relation.of(Commodity.hs2022("030617"), SHRIMP)));
    Concordance both = first.then(MIXED);
    assertThat(both.describe()).isEqualTo("HS 2022 to SITC Rev. 4 by new to old, then mine");
    assertThat(both.relations())
        .containsExactly(
            Relation.of(Commodity.hs2022("030614"), sitc("03511")),
            Relation.of(Commodity.hs2022("030614"), sitc("03619")),
            Relation.of(Commodity.hs2022("090210"), sitc("07411")),
            Relation.of(Commodity.hs2022("090220"), sitc("07411")));
    assertRefused(
        () -> MIXED.inverse().then(first),
        "Can't go on from H5 with a concordance from H6: name one from H5");
    assertRefused(
        () -> MIXED.then(MIXED.inverse()),
        "Can't go on from H5:030614, which has 2 targets: convert the figures in two steps, each by its"
            + " rule");
  }

  @Test
  void whatIsNoConcordanceIsRefused() {
    assertRefused(
        () -> Concordance.of("mine", Classification.H5, Classification.H5, List.of()),
        "Concordance from H5 to itself: accepted are two classifications");
    assertRefused(
        () -> Concordance.of(" ", Classification.H5, Classification.S4, List.of()),
        "Empty name of a concordance: results name it");
    assertRefused(
        () -> concordance(Relation.of(sitc("03511"), TEA)),
        "Commodity S4:03511 in a concordance where codes of H5 stand: name the classification it is of");
    assertRefused(
        () -> concordance(Relation.of(TEA, Commodity.total(Classification.S4))),
        "Total S4:TOTAL in a concordance: leave it out, a total always corresponds to the total");
    assertRefused(
        () -> new Concordance("mine", Classification.H5, Classification.S4, Map.of(TEA, List.of())),
        "No target of H5:090210: leave it out");
    assertRefused(
        () -> concordance(Relation.of(TEA, sitc("07411")), Relation.of(TEA, sitc("07411"))),
        "Target S4:07411 of H5:090210 stands twice");
    assertRefused(
        () ->
            concordance(
                Relation.of(TEA, sitc("07411"), BigDecimal.ONE), Relation.of(TEA, sitc("07412"))),
        "Weights of 1 of 2 targets of H5:090210: tell those of all or of none");
    assertRefused(
        () -> concordance(Relation.of(TEA, sitc("07411"), BigDecimal.ZERO)),
        "Weights of H5:090210 are all zero: leave it out, or tell where it goes");
    assertRefused(
        () -> Relation.of(TEA, sitc("07411"), new BigDecimal("-0.5")),
        "Negative weight '-0.5' of S4:07411: a share is zero or more");
  }

  @Test
  void kindsAreReadFromTheirSigns() {
    for (RelationKind kind : RelationKind.values()) {
      assertThat(RelationKind.parse(kind.toString())).isEqualTo(kind);
    }
    assertThatExceptionOfType(TradeParseException.class)
        .isThrownBy(() -> RelationKind.parse("1:2"))
        .withMessage(
            "Unknown kind of relation '1:2': not one of 1:1, 1:n, n:1, n:n; did you mean '1:1' or '1:n'?");
  }
}
