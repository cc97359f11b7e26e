package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.money.AmountFormat;
import org.tradefigures.money.Amounts;
import org.tradefigures.money.Conversion;
import org.tradefigures.money.MultiCurrencyAmount;
import org.tradefigures.money.Rate;
import org.tradefigures.money.RateTable;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.Period;
import org.tradefigures.table.MixedFiguresException;
import org.tradefigures.table.OverlapException;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.SecondFigureException;
import org.tradefigures.trade.TradeFlow;

/** What an exception carries, it carries to other processes too. */
class ExceptionsTest {

  private static final Provenance SOURCE = Provenance.of("s");
  private static final Party KENYA = Party.of(Economy.of("KEN"), PartyRole.PARTY);

  static List<Throwable> exceptions() {
    Conversion toShillings = Conversion.to("KES").atPeriodAverage(RateTable.empty());
    CommittedValue value =
        CommittedValue.builder("a", "purpose", Amounts.of("USD", 2), SOURCE)
            .contributor(Economy.of("KEN"))
            .instalment(Period.year(2024), Amounts.of("USD", 2))
            .link(ValueLink.partOf("b"))
            .build();
    return Stream.<ThrowingCallable>of(
            () -> Period.parse("x"),
            () -> Economy.of("GER"),
            () -> toShillings.in(2024).apply(Amounts.of("USD", 1)),
            () -> toShillings.in(2024).apply(Amounts.of("DEM", 1)),
            () -> MultiCurrencyAmount.of(Amounts.of("USD", 1), Amounts.of("KES", 1)).single(),
            () -> AmountFormat.english().parse("$5"),
            () -> RateTable.of(rate("1"), rate("2")),
            () -> agreement().party(KENYA).build(),
            () ->
                agreement()
                    .event(AgreementEvent.of(EventType.SIGNED, Period.year(2024), SOURCE))
                    .event(AgreementEvent.of(EventType.SIGNED, Period.year(2023), SOURCE))
                    .build(),
            () -> agreement().value(value).build(),
            () -> {
              throw SecondFigureException.of(flow(), "line 2 tells", Location.of("f.csv", 3));
            },
            () -> {
              throw new OverlapException("partner", Economy.WORLD, "KEN", "why", "remedy");
            },
            () -> {
              throw new MixedFiguresException(
                  "Can't add up", "currency", List.of("KES", "USD"), "x");
            })
        .map(failing -> catchThrowable(failing))
        .toList();
  }

  private static Agreement.Builder agreement() {
    return Agreement.builder("a", "A", AgreementKind.CUSTOMS_UNION, SOURCE).party(KENYA);
  }

  private static Rate rate(String factor) {
    return Rate.parse("1 USD = " + factor + " KES period=2024 kind=period-average source=s");
  }

  private static TradeFlow flow() {
    return TradeFlow.parse(
        "period=2024 economy=KEN partner=USA direction=X commodity=H6:TOTAL currency=USD value=1 source=s");
  }

  @Test
  void everyExceptionIsTriedOut() {
    assertThat(
            Architecture.LIBRARY.stream()
                .filter(type -> type.isAssignableTo(Throwable.class))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getName)
                .filter(name -> !name.startsWith("org.tradefigures.internal.")))
        .isSubsetOf(exceptions().stream().map(e -> e.getClass().getName()).toList());
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void readBackTellsTheSame(Throwable exception) throws Exception {
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(exception);
    Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertThat(back).hasSameClassAs(exception);
    assertThat(((Throwable) back).getMessage()).isEqualTo(exception.getMessage());
    for (Method method : exception.getClass().getMethods()) {
      boolean isOurs = method.getDeclaringClass().getName().startsWith("org.tradefigures.");
      if (isOurs && method.getParameterCount() == 0 && !method.getName().equals("toString")) {
        assertThat(method.invoke(back))
            .as(method.getName())
            .isNotNull()
            .isEqualTo(method.invoke(exception));
      }
    }
  }
}
