package org.tradefigures.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tradefigures.agreement.KnownAgreements.event;

import org.junit.jupiter.api.Test;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;

class AgreementEventTest {

  private final AgreementEvent renewal =
      event(EventType.RENEWED, "2026-02-03")
          .effective(Period.parse("2025-09-30"))
          .until(Period.parse("2026-12-31"))
          .instrument("a spending act")
          .build();

  @Test
  void effectAndPublicityAreOnTheDateUnlessTold() {
    AgreementEvent signed = event(EventType.SIGNED, "2004-07-12/P2D").build();

    assertThat(signed.effective()).isEqualTo(Period.parse("2004-07-12/P2D"));
    assertThat(signed.knownOn()).isEqualTo(Period.parse("2004-07-12/P2D"));
    assertThat(signed).hasToString("type=signed date=2004-07-12/P2D source=test");
    assertThat(
            event(EventType.SIGNED, "2004-07-12/P2D")
                .knownOn(Period.parse("2004-07-12/P2D"))
                .build())
        .isEqualTo(signed);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(renewal)
        .hasToString(
            "type=renewed date=2026-02-03 effective=2025-09-30 until=2026-12-31 instrument=\"a spending act\""
                + " source=test");
    assertThat(AgreementEvent.parse(renewal.toString())).isEqualTo(renewal);
    AgreementEvent full =
        event(EventType.SUSPENDED, "2025-12")
            .scope("data")
            .knownOn(Period.parse("2026"))
            .detail("x = \"y\"")
            .build();
    assertThat(AgreementEvent.parse(full.toString())).isEqualTo(full);
    assertThat(AgreementEvent.of(full.type(), full.date(), full.provenance()))
        .isEqualTo(event(EventType.SUSPENDED, "2025-12").build());
  }

  @Test
  void describesItself() {
    assertThat(renewal.describe())
        .isEqualTo(
            "2026-02-03 renewed with effect from 2025-09-30 until 2026-12-31 by a spending act");
    assertThat(event(EventType.SUSPENDED, "2025-12-10").scope("data").build().describe())
        .isEqualTo("2025-12-10 suspended (data)");
  }

  @Test
  void malformedTextIsRefused() {
    String expected =
        "; expected is type=TYPE date=PERIOD source=NAME and any of effective, until, scope, instrument, known_on,"
            + " detail and the other fields of a provenance";
    assertThatThrownBy(() -> AgreementEvent.parse("type=signed source=x"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage("Malformed event 'type=signed source=x': field 'date' is missing" + expected);
    assertThatThrownBy(() -> AgreementEvent.parse("type=sign date=2024 source=x"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed event 'type=sign date=2024 source=x': Unknown type of event 'sign': not one of talks-announced,"
                + " talks-launched, round-held, progress-reported, talks-paused, talks-concluded, signed, ratified,"
                + " proposed, passed-one-chamber, dropped, enacted, entered-into-force, extended, renewed, amended, lapsed,"
                + " suspended, resumed, terminated, replaced"
                + expected);
    assertThatThrownBy(() -> AgreementEvent.parse("type=signed date=2024 when=x source=x"))
        .isInstanceOf(TradeParseException.class)
        .hasMessageStartingWith(
            "Malformed event 'type=signed date=2024 when=x source=x': Malformed provenance 'when=x source=x': Unknown"
                + " field 'when'");
    assertThatThrownBy(() -> AgreementEvent.parse("signed"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed event 'signed': no name=value pair at character 1; put values with blanks into double quotes"
                + expected);
  }

  @Test
  void datesGoWithTheType() {
    assertThatThrownBy(
            () -> event(EventType.SIGNED, "2024").effective(Period.parse("2023")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Event 'signed' of 2024 with effect from 2023: it has effect when it happens");
    assertThatThrownBy(() -> event(EventType.SIGNED, "2024").until(Period.parse("2025")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Event 'signed' of 2024 until 2025: an event of this type sets no last day");
    assertThatThrownBy(() -> event(EventType.EXTENDED, "2024").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Event 'extended' of 2024 does not say until when: give the last day, or take 'renewed'");
    assertThatThrownBy(
            () -> event(EventType.ENACTED, "2024-05-01").until(Period.parse("2024-04-30")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Event 'enacted' of 2024-05-01 ends on 2024-04-30 before it has effect on 2024-05-01");
    assertThat(event(EventType.ENACTED, "2024-05-01").until(Period.parse("2024")).build().until())
        .isEqualTo(Period.parse("2024"));
  }

  @Test
  void aProposalNamesItsBill() {
    assertThatThrownBy(() -> event(EventType.PASSED_ONE_CHAMBER, "2024").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Event 'passed-one-chamber' of 2024 names no instrument: give the bill, so that what became of it can be told");
    assertThatThrownBy(() -> event(EventType.DROPPED, "2024").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Event 'dropped' of 2024 names no instrument: give the bill, so that what became of it can be told");
  }

  @Test
  void textsAreOneLine() {
    assertThatThrownBy(() -> event(EventType.SIGNED, "2024").detail("").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed detail '': expected is one line of text");
    assertThatThrownBy(() -> event(EventType.SUSPENDED, "2024").scope("a\u0000b").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed scope 'a\\u0000b': expected is one line of text");
  }
}
