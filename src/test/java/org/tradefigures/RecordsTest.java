package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.indicator.TradeBalance;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.CurrencyHistory;
import org.tradefigures.money.RateTable;
import org.tradefigures.money.WrittenAmount;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Commodity;
import org.tradefigures.reference.Concordance;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.HsSection;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.source.Bundled;
import org.tradefigures.source.CommodityDescriptions;
import org.tradefigures.source.ConcordanceReadResult;
import org.tradefigures.source.Problem;
import org.tradefigures.source.Progress;
import org.tradefigures.source.RateReadResult;
import org.tradefigures.source.TradeReadResult;
import org.tradefigures.source.TradeReaders;
import org.tradefigures.store.Sql;
import org.tradefigures.table.CommodityConversion;
import org.tradefigures.table.MoneyColumn;
import org.tradefigures.table.TradeSchema;
import org.tradefigures.table.TradeTable;
import org.tradefigures.trade.Quantity;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeFlow;

/** Public records are values: complete, immutable, equal where their parts are, and printable. */
class RecordsTest {

  private static final Map<Class<?>, Record> SAMPLES = samples();

  static Collection<Record> records() {
    return SAMPLES.values();
  }

  @Test
  void everyPublicRecordIsTriedOut() {
    assertThat(
            Architecture.LIBRARY.stream()
                .filter(type -> type.isRecord() && isPublic(type))
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith("org.tradefigures.internal.")))
        .isSubsetOf(SAMPLES.keySet().stream().map(Class::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("records")
  void nullIsRefusedWhereNothingSaysOtherwise(Record sample) throws Exception {
    for (RecordComponent component : sample.getClass().getRecordComponents()) {
      boolean takesNull =
          component.getType().isPrimitive()
              || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (!takesNull) {
        assertThat(refusal(sample, component.getName()))
            .as(component.toString())
            .isInstanceOf(NullPointerException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void collectionsAreCopiedAndCannotBeChanged(Record sample) throws Exception {
    for (RecordComponent component : sample.getClass().getRecordComponents()) {
      Object part = component.getAccessor().invoke(sample);
      if (part instanceof Collection<?> collection) {
        Collection<Object> given = part instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
        given.addAll(collection);
        Record copy = with(sample, component.getName(), old -> given);
        given.clear();
        assertThat(component.getAccessor().invoke(copy)).isEqualTo(part);
        assertIsUnmodifiable(collection, component);
      } else if (part instanceof Map<?, ?> map) {
        Map<Object, Object> given = new LinkedHashMap<>(map);
        Record copy = with(sample, component.getName(), old -> given);
        given.clear();
        assertThat(component.getAccessor().invoke(copy)).isEqualTo(part);
        assertIsUnmodifiable(map.keySet(), component);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void copiesAreEqualAndPrintTheSame(Record sample) throws Exception {
    Record copy = with(sample, "", UnaryOperator.identity());
    assertThat(copy).isEqualTo(sample).hasSameHashCodeAs(sample).hasToString(sample.toString());
    assertThat(sample.toString()).isNotBlank().doesNotContainPattern("[a-z]@[0-9a-f]{3,}");
  }

  @ParameterizedTest
  @MethodSource("records")
  @SuppressWarnings({"unchecked", "rawtypes"})
  void copiesAreInNoOrder(Record sample) throws Exception {
    if (sample instanceof Comparable comparable) {
      assertThat(comparable.compareTo(with(sample, "", UnaryOperator.identity()))).isZero();
    }
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(RecordsTest::isPublic).orElse(true);
  }

  private static void assertIsUnmodifiable(Collection<?> collection, RecordComponent component) {
    Throwable refused = catchThrowable(collection::clear);
    boolean isEmpty = collection.isEmpty();
    assertThat(refused != null || isEmpty).as(component.toString()).isTrue();
  }

  /** What a record says when one of its parts is null. */
  private static @Nullable Throwable refusal(Record sample, String name) throws Exception {
    try {
      with(sample, name, old -> null);
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    }
  }

  private static Record with(Record sample, String name, UnaryOperator<@Nullable Object> changed)
      throws ReflectiveOperationException {
    RecordComponent[] components = sample.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] parts = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      Object part = components[i].getAccessor().invoke(sample);
      parts[i] = components[i].getName().equals(name) ? changed.apply(part) : part;
    }
    return sample.getClass().getDeclaredConstructor(types).newInstance(parts);
  }

  /** The records that a user meets, and all that these are made of. */
  private static Map<Class<?>, Record> samples() {
    Map<Class<?>, Record> samples = new LinkedHashMap<>();
    Set<Object> seen = new HashSet<>();
    Deque<Object> open = new ArrayDeque<>(beginnings());
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Collection<?> parts) {
        open.addAll(parts);
      } else if (next instanceof Record value && isOurs(value) && seen.add(value)) {
        samples.putIfAbsent(value.getClass(), value);
        open.addAll(parts(value));
      }
    }
    return samples;
  }

  private static boolean isOurs(Record value) {
    return Modifier.isPublic(value.getClass().getModifiers())
        && value.getClass().getName().startsWith("org.tradefigures.");
  }

  private static List<Object> parts(Record value) {
    List<Object> parts = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        Object part = component.getAccessor().invoke(value);
        if (part != null) {
          parts.add(part);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Can't read " + component, e);
      }
    }
    return parts;
  }

  private static List<Object> beginnings() {
    LocalDate day = LocalDate.of(2026, 1, 15);
    Period year = Period.year(2024);
    Agreement agoa = Bundled.agreement("agoa");
    Agreement health = Bundled.agreement("kenya-us-health");
    TradeFlow flow =
        Bundled.kenyaUs().flows().get(0).toBuilder()
            .quantity(new Quantity(BigDecimal.ONE, QuantityUnit.KILOGRAM))
            .build();
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(Bundled.rates());
    Commodity tea = Commodity.hs2022("0902");
    Concordance concordance =
        Concordance.of(
            "made up",
            Classification.H6,
            Classification.H5,
            List.of(
                Concordance.Relation.of(
                    tea, Commodity.of(Classification.H5, "0902"), BigDecimal.ONE)));
    TradeTable trade = TradeTable.of(List.of(flow.toBuilder().commodity(tea).build()));
    MoneyColumn values = MoneyColumn.create("value").append(Amounts.of("USD", 1));
    return List.of(
        health,
        agoa,
        agoa.standingOn(day, day),
        health.committedBy(Economy.of("USA")).convert(toShillings, year),
        health.impliedRate("us-share-kes-208"),
        flow,
        Bundled.rates().rates().get(0),
        CurrencyHistory.by(Economy.of("ZMB")),
        CurrencyHistory.redenominations(),
        WrittenAmount.parse("USD 737 million"),
        EconomyGroup.of("EU").memberships(),
        HsSection.of("I"),
        concordance,
        concordance.relations(),
        trade.convert(CommodityConversion.by(concordance)),
        TradeBalance.of("KEN", "USA")
            .from(Bundled.kenyaUs().statedIn("statement-2026-01-29"))
            .values(),
        TradeSchema.columns(),
        values.sum(),
        new TradeReaders.Detection(TradeReaders.all().get(0), "made up"),
        new TradeReadResult(
            trade, List.of(new Problem(Location.of("made up", 2), "x", "Malformed")), 2),
        new RateReadResult(RateTable.empty(), 0, List.of(), 0),
        new ConcordanceReadResult(concordance, 0, List.of(), 1),
        new CommodityDescriptions(Map.of(tea, "Tea")),
        new Progress.State("made up", 1, 2, 3, false),
        EconomyGroup.of("EU"),
        Sql.value("x"));
  }
}
