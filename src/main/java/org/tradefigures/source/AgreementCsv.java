package org.tradefigures.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.InconsistentAgreementException;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.Provision;
import org.tradefigures.internal.Fields;
import org.tradefigures.internal.OutputFiles;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.Provenance;

/**
 * Agreements as CSV, one row a part:
 *
 * <pre>
 * agreement,part,name,kind,participant,role,type,date,source
 * agoa,agreement,African Growth and Opportunity Act,unilateral-preference,,,,,ustr
 * agoa,party,,,USA,grantor,,,
 * agoa,party,,,group AGOA,beneficiary,,,
 * agoa,event,,,,,enacted,2000-05-18,ustr
 * </pre>
 *
 * <p>{@code agreement} is the id of the agreement, {@code part} what the row tells: {@code
 * agreement} (once for each: {@code name}, {@code kind}, {@code detail}), {@code party} ({@code
 * participant}, {@code role}), {@code event} ({@code type}, {@code date}, {@code effective}, {@code
 * until}, {@code scope}, {@code instrument}, {@code known_on}, {@code detail}), {@code provision}
 * ({@code topic}, {@code stage}, {@code as_of}, {@code detail}) or {@code value} ({@code id},
 * {@code purpose}, {@code contributor}, {@code amount} such as {@code USD 1600000000}, {@code
 * qualifier}, {@code term}, {@code instalments}, {@code link}, {@code detail}). Every row but that
 * of a party has the fields of a provenance, {@code source} at least; cells that are no part of it
 * are empty. Columns stand in any order; those that are not needed may be left out. What holds for
 * the text of {@link TradeCsv} holds here too.
 */
public final class AgreementCsv {

  private static final String AGREEMENT = "agreement";
  private static final String PART = "part";
  private static final List<String> REQUIRED = List.of(AGREEMENT, PART);
  private static final List<String> COLUMNS =
      Stream.of(
              REQUIRED,
              List.of("name", "kind", "participant", "role"),
              List.of("type", "date", "effective", "until", "scope", "instrument", "known_on"),
              List.of("topic", "stage", "as_of"),
              List.of("id", "purpose", "contributor", "amount", "qualifier", "term"),
              List.of("instalments", "link", "detail"),
              CsvSheet.PROVENANCE)
          .flatMap(List::stream)
          .toList();

  private AgreementCsv() {}

  /**
   * Reads a file, which may be compressed with gzip.
   *
   * @param file the file
   * @return the agreements, in the order in which they first appear
   * @throws TradeParseException if the header is another one, or a row is not valid; the message
   *     names file and line
   * @throws IOException if the file can't be read
   */
  public static List<Agreement> read(Path file) throws IOException {
    try (SourceText in = SourceText.of(file)) {
      return read(in);
    }
  }

  /**
   * Reads a text, as {@link #read(Path)} does.
   *
   * @param text the text
   * @param source what errors call it
   * @return the agreements, in the order in which they first appear
   */
  public static List<Agreement> read(String text, String source) {
    try {
      return read(SourceText.of(text, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes agreements so that {@link #read(Path)} reads the same from it. Columns that no row has
   * anything in are left out.
   *
   * @param agreements the agreements
   * @param out where to; flushed, not closed
   * @throws IOException if it can't be written
   */
  public static void write(Collection<Agreement> agreements, Writer out) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Agreement agreement : agreements) {
      Map<String, String> whole = new LinkedHashMap<>();
      whole.put("name", agreement.name());
      whole.put("kind", agreement.kind().toString());
      String detail = agreement.detail();
      if (detail != null) {
        whole.put("detail", detail);
      }
      whole.putAll(Fields.parse(agreement.provenance().toString()));
      rows.add(row(agreement, AGREEMENT, whole));
      for (Party party : agreement.parties()) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("participant", party.participant().toString());
        cells.put("role", party.role().toString());
        rows.add(row(agreement, "party", cells));
      }
      agreement.timeline().forEach(e -> rows.add(row(agreement, "event", fields(e))));
      agreement.provisions().forEach(p -> rows.add(row(agreement, "provision", fields(p))));
      agreement.values().forEach(v -> rows.add(row(agreement, "value", fields(v))));
    }
    CsvLines.writeAll(rows, REQUIRED, COLUMNS, out);
  }

  /**
   * Writes agreements to a file, as {@link #write(Collection, Writer)} does.
   *
   * @param agreements the agreements
   * @param file the file; it is replaced if it is there, and compressed with gzip if its name ends
   *     in {@code .gz}
   * @throws IOException if it can't be written
   */
  public static void write(Collection<Agreement> agreements, Path file) throws IOException {
    OutputFiles.write(file, out -> write(agreements, out));
  }

  /** The text form of an event, a provision and a value is the list of its cells. */
  private static Map<String, String> fields(Object part) {
    return Fields.parse(part.toString());
  }

  private static Map<String, String> row(
      Agreement agreement, String part, Map<String, String> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put(AGREEMENT, agreement.id());
    row.put(PART, part);
    row.putAll(cells);
    return row;
  }

  private static List<Agreement> read(SourceText in) throws IOException {
    CsvSheet sheet = CsvSheet.open(in, COLUMNS);
    for (String column : REQUIRED) {
      if (!sheet.columns().contains(column)) {
        throw sheet.missing(column, "required are " + String.join(", ", REQUIRED));
      }
    }
    Map<String, Draft> drafts = new LinkedHashMap<>();
    while (sheet.next()) {
      Map<String, String> cells = sheet.cells();
      String id = cells.remove(AGREEMENT);
      String part = cells.remove(PART);
      if (id == null || part == null) {
        throw sheet.fault("Malformed row", "it has to tell agreement and part");
      }
      Draft draft = drafts.computeIfAbsent(id, i -> new Draft(i, sheet.place()));
      try {
        draft.add(part, cells, sheet.place());
      } catch (IllegalArgumentException e) {
        throw sheet.located(e);
      }
    }
    return drafts.values().stream().map(Draft::agreement).toList();
  }

  /** An agreement of which some rows have been read. */
  private static final class Draft {

    private final String id;
    private final Location first;
    private final List<Party> parties = new ArrayList<>();
    private final List<AgreementEvent> timeline = new ArrayList<>();
    private final List<Provision> provisions = new ArrayList<>();
    private final List<CommittedValue> values = new ArrayList<>();
    private final IdentityHashMap<Record, Location> places = new IdentityHashMap<>();
    private @Nullable Whole whole;

    private record Whole(
        String name, AgreementKind kind, @Nullable String detail, Provenance provenance) {}

    Draft(String id, Location first) {
      this.id = id;
      this.first = first;
    }

    void add(String part, Map<String, String> cells, Location place) {
      switch (part) {
        case AGREEMENT -> {
          if (whole != null) {
            throw new IllegalArgumentException(
                "there is a row of part 'agreement' for it already; give it once");
          }
          String name = taken(cells, "name");
          AgreementKind kind = AgreementKind.parse(taken(cells, "kind"));
          String detail = cells.remove("detail");
          whole = new Whole(name, kind, detail, Provenance.parse(Fields.format(cells)));
        }
        case "party" -> {
          String participant = taken(cells, "participant");
          String role = taken(cells, "role");
          if (!cells.isEmpty()) {
            throw new IllegalArgumentException(
                "a party has participant and role, and no " + String.join(", ", cells.keySet()));
          }
          add(parties, Party.parse(participant + " as " + role), place);
        }
        case "event" -> add(timeline, AgreementEvent.parse(Fields.format(cells)), place);
        case "provision" -> add(provisions, Provision.parse(Fields.format(cells)), place);
        case "value" -> add(values, CommittedValue.parse(Fields.format(cells)), place);
        default ->
            throw new TradeParseException(
                "Unknown part", part, "accepted are agreement, party, event, provision and value");
      }
    }

    private <T extends Record> void add(List<T> parts, T part, Location place) {
      parts.add(part);
      places.put(part, place);
    }

    Agreement agreement() {
      if (whole == null) {
        throw new TradeParseException(
            "Incomplete agreement",
            id,
            "it needs a row of part 'agreement' with its name, kind and source",
            first,
            null);
      }
      try {
        return new Agreement(
            id,
            whole.name,
            whole.kind,
            parties,
            timeline,
            provisions,
            values,
            whole.provenance,
            whole.detail);
      } catch (InconsistentAgreementException e) {
        throw malformed(e, places.getOrDefault(e.part(), first));
      } catch (IllegalArgumentException e) {
        throw malformed(e, first);
      }
    }

    private TradeParseException malformed(IllegalArgumentException e, Location place) {
      return new TradeParseException(
          "Malformed agreement", id, String.valueOf(e.getMessage()), place, e);
    }

    private static String taken(Map<String, String> cells, String column) {
      String cell = cells.remove(column);
      if (cell == null) {
        throw new IllegalArgumentException("it has no " + column);
      }
      return cell;
    }
  }
}
