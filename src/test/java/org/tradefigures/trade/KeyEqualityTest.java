package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Period;

/** Records that write their equality out are equal where all their components are. */
class KeyEqualityTest {

  /** For each record some values that differ in every component, one at a time where they can. */
  static Stream<List<Record>> values() {
    Provenance told =
        new Provenance(
            "a", "p", Period.year(2024), LocalDate.of(2024, 3, 15), "v", "l", "1 USD", "n");
    return Stream.of(
        List.of(Economy.of("KEN"), Economy.of("USA")),
        List.of(
            Commodity.of(Classification.H5, "0902"),
            Commodity.of(Classification.H5, "0901"),
            Commodity.of(Classification.H4, "0902"),
            Commodity.total(Classification.H5)),
        List.of(
            Period.parse("2024"),
            Period.parse("2024-01"),
            Period.parse("2024-12"),
            Period.parse("2024-01-01/P2M"),
            Period.parse("2024-12-31")),
        List.of(
            Reporter.of(Economy.of("KEN")),
            Reporter.of(Economy.of("USA")),
            Reporter.RECONCILED,
            Reporter.UNKNOWN),
        List.of(
            Breakdown.TOTAL,
            Breakdown.TOTAL.withSecondPartner(Economy.of("KEN")),
            Breakdown.TOTAL.withCustoms(CustomsProcedure.HOME_USE),
            Breakdown.TOTAL.withTransport(TransportMode.AIR)),
        List.of(
            told,
            new Provenance(
                "b",
                told.page(),
                told.published(),
                told.retrieved(),
                told.vintage(),
                told.licence(),
                told.asPrinted(),
                told.note()),
            told.withPage("q"),
            told.withPage(null),
            told.withPublished(Period.year(2023)),
            told.withRetrieved(LocalDate.of(2024, 3, 16)),
            told.withVintage("w"),
            told.withLicence("m"),
            told.withAsPrinted("2 USD"),
            told.withNote("o")));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areEqualWhereAllComponentsAre(List<Record> values) throws ReflectiveOperationException {
    for (Record one : values) {
      for (Record other : values) {
        boolean same = haveSameComponents(one, other);
        assertThat(one.equals(copy(other))).as("%s and %s", one, other).isEqualTo(same);
        if (same) {
          assertThat(one).hasSameHashCodeAs(copy(other));
        }
      }
      assertThat(one).isNotEqualTo(null).isNotEqualTo(one.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyComponentIsTriedOut(List<Record> values) throws ReflectiveOperationException {
    for (RecordComponent component : values.get(0).getClass().getRecordComponents()) {
      long different = 0;
      for (Record value : values) {
        Object first = component.getAccessor().invoke(values.get(0));
        different += Objects.equals(first, component.getAccessor().invoke(value)) ? 0 : 1;
      }
      assertThat(different).as(component.getName()).isPositive();
    }
  }

  /** Tables that these are keys of would be slow otherwise. */
  @ParameterizedTest
  @MethodSource("values")
  void doNotAllHaveTheSameHashCode(List<Record> values) {
    assertThat(values).extracting(Record::hashCode).doesNotHaveDuplicates();
  }

  private static boolean haveSameComponents(Record one, Record other)
      throws ReflectiveOperationException {
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      if (!Objects.equals(
          component.getAccessor().invoke(one), component.getAccessor().invoke(other))) {
        return false;
      }
    }
    return true;
  }

  /** Another object with the same components. */
  private static Record copy(Record value) throws ReflectiveOperationException {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] parts = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      parts[i] = components[i].getAccessor().invoke(value);
    }
    return value.getClass().getConstructor(types).newInstance(parts);
  }
}
