package org.tradefigures.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.money.Amounts;
import org.tradefigures.reference.Economy;
import org.tradefigures.reference.EconomyGroup;
import org.tradefigures.reference.Period;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

class AgreementCsvTest {

  private static final String TEXT =
      """
      # made up
      agreement,part,name,kind,participant,role,type,date,id,purpose,amount,source
      agoa,agreement,Growth and Opportunity,unilateral-preference,,,,,,,,statute
      agoa,party,,,USA,grantor,,,,,,
      agoa,party,,,group AGOA,beneficiary,,,,,,
      agoa,event,,,,,enacted,2000-05-18,,,,statute
      agoa,value,,,,,,,grant,help,USD 5,press
      """;

  private static String written(List<Agreement> agreements) throws IOException {
    StringWriter text = new StringWriter();
    AgreementCsv.write(agreements, text);
    return text.toString();
  }

  @Test
  void rowsBecomeAnAgreement() throws IOException {
    Agreement agoa =
        Agreement.builder(
                "agoa",
                "Growth and Opportunity",
                AgreementKind.UNILATERAL_PREFERENCE,
                Provenance.of("statute"))
            .party(Party.of(Economy.of("USA"), PartyRole.GRANTOR))
            .party(Party.of(EconomyGroup.of("AGOA"), PartyRole.BENEFICIARY))
            .event(
                AgreementEvent.of(
                    EventType.ENACTED, Period.parse("2000-05-18"), Provenance.of("statute")))
            .value(
                CommittedValue.builder(
                        "grant", "help", Amounts.of("USD", 5), Provenance.of("press"))
                    .build())
            .build();
    assertThat(AgreementCsv.read(TEXT, "a.csv")).containsExactly(agoa);
    assertThat("# made up\n" + written(List.of(agoa))).isEqualTo(TEXT);
  }

  @Test
  void noRowsAreNoAgreements() throws IOException {
    assertThat(written(List.of())).isEqualTo("agreement,part\n");
    assertThat(AgreementCsv.read("agreement,part\n", "a.csv")).isEmpty();
  }

  @Test
  void theBundledAgreementsSurviveAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("agreements.csv");
    AgreementCsv.write(Bundled.agreements(), file);
    assertThat(AgreementCsv.read(file)).isEqualTo(Bundled.agreements());
    assertThat(Files.readAllLines(file).get(0))
        .isEqualTo(
            "agreement,part,name,kind,participant,role,type,date,effective,until,scope,instrument,known_on,topic,stage,as_of,"
                + "id,purpose,contributor,amount,qualifier,term,instalments,link,detail,source,page,published,retrieved,"
                + "licence,as_printed,note");
  }

  @Property(tries = 100)
  void agreementsSurviveTheText(@ForAll @Size(max = 3) List<Agreement> agreements)
      throws IOException {
    List<Agreement> distinct =
        agreements.stream()
            .filter(a -> agreements.stream().filter(b -> b.id().equals(a.id())).count() == 1)
            .toList();
    assertThat(AgreementCsv.read(written(distinct), "a.csv")).isEqualTo(distinct);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enacted|enact|Unknown type of event 'enact' at a.csv line 6, column 'type': not one of talks-announced, talks-launched,"
            + " round-held, progress-reported, talks-paused, talks-concluded, signed, ratified, proposed, passed-one-chamber,"
            + " dropped, enacted, entered-into-force, extended, renewed, amended, lapsed, suspended, resumed, terminated,"
            + " replaced",
        "USA|UAS|Unknown economy 'UAS' at a.csv line 4, column 'participant': not an ISO 3166-1 alpha-3 code; did you mean 'AUS'"
            + " or 'EAS' or 'SAS'?",
        "agoa,event|agoa,evnt|Unknown part 'evnt' at a.csv line 6, column 'part': accepted are agreement, party, event, provision"
            + " and value",
        "unilateral-preference||Malformed row 'agoa,agreement,Growth and Opportunity,,,,,,,,,statute' at a.csv line 3: it has no"
            + " kind",
        "agoa,party,,,USA,grantor,,|agoa,party,,,USA,grantor,enacted,|Malformed row 'agoa,party,,,USA,grantor,enacted,,,,,' at"
            + " a.csv line 4: a party has participant and role, and no type",
        "agoa,value,,,,|agoa,,,,,|Malformed row 'agoa,,,,,,,,grant,help,USD 5,press' at a.csv line 7: it has to tell agreement and"
            + " part",
        "USD 5|USD 5 million|Malformed amount 'USD 5 million' at a.csv line 7, column 'amount': expected is one currency and its"
            + " number in digits, such as 'USD 1600000000'",
        "USD 5|KSE 5|Malformed row 'agoa,value,,,,,,,grant,help,KSE 5,press' at a.csv line 7: Unknown currency 'KSE': not an ISO"
            + " 4217 alphabetic code; did you mean 'KES'?",
        "2000-05-18,,,,statute|2000-05-18,,,,|Malformed row 'agoa,event,,,,,enacted,2000-05-18,,,,' at a.csv line 6: Empty source"
            + " in a provenance: name where it comes from",
        "group AGOA|USA|Malformed agreement 'agoa' at a.csv line 5: Agreement 'agoa' names party USA twice: name it once",
        "agoa,agreement.*||Incomplete agreement 'agoa' at a.csv line 4: it needs a row of part 'agreement' with its"
            + " name, kind and source",
        "part|part,part|Duplicate column 'part' at a.csv line 2: give each column once",
        "part,name|name|Missing column 'part' at a.csv line 2: required are agreement, part",
      })
  void whatIsWrongIsTold(String from, String to, String message) {
    String text = TEXT.replaceFirst(from, to == null ? "" : to);
    assertThatThrownBy(() -> AgreementCsv.read(text, "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(message);
  }

  @Test
  void whatDoesNotGoTogetherIsToldAtItsRow() {
    String header =
        "agreement,part,name,kind,participant,role,type,date,id,purpose,amount,link,source\n";
    String start =
        header
            + "talks,agreement,Talks,trade-agreement,,,,,,,,,a\n"
            + "talks,party,,,USA,party,,,,,,,\n"
            + "talks,event,,,,,signed,2024,,,,,a\n";
    assertThatThrownBy(
            () -> AgreementCsv.read(start + "talks,event,,,,,ratified,2023,,,,,a\n", "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed agreement 'talks' at a.csv line 5: Timeline of 'talks' has '2023 ratified' after '2024 signed': give"
                + " the events in the order in which they happened");
    assertThatThrownBy(
            () -> AgreementCsv.read(start + "talks,event,,,,,resumed,2025,,,,,a\n", "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed agreement 'talks' at a.csv line 5: Timeline of 'talks' has '2025 resumed' without a suspension of the"
                + " same scope before it: name the scope that was suspended");
    String value = "talks,value,,,,,,,%s,help,USD 5,%s,a\n";
    assertThatThrownBy(
            () ->
                AgreementCsv.read(
                    start
                        + value.formatted("one", "part-of two")
                        + value.formatted("two", "part-of three")
                        + value.formatted("four", ""),
                    "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed agreement 'talks' at a.csv line 6: Committed value 'two' of 'talks' is linked to 'three', which is not"
                + " there: expected is one of one, two, four");
    assertThatThrownBy(
            () ->
                AgreementCsv.read(
                    start + value.formatted("one", "") + value.formatted("one", ""), "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed agreement 'talks' at a.csv line 6: Agreement 'talks' has two committed values 'one': give each its own"
                + " id");
  }

  @Test
  void anAgreementIsToldOnce() {
    String text = TEXT + TEXT.lines().skip(2).findFirst().orElseThrow();
    assertThatThrownBy(() -> AgreementCsv.read(text, "a.csv"))
        .isInstanceOf(TradeParseException.class)
        .hasMessage(
            "Malformed row 'agoa,agreement,Growth and Opportunity,unilateral-preference,…' (74 characters) at a.csv line 8: there"
                + " is a row of part 'agreement' for it already; give it once");
  }
}
