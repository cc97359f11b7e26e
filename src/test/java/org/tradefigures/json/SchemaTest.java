package org.tradefigures.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.agreement.AgreementEvent;
import org.tradefigures.agreement.AgreementKind;
import org.tradefigures.agreement.AmountQualifier;
import org.tradefigures.agreement.CommittedValue;
import org.tradefigures.agreement.EventType;
import org.tradefigures.agreement.Instalment;
import org.tradefigures.agreement.Party;
import org.tradefigures.agreement.PartyRole;
import org.tradefigures.agreement.Provision;
import org.tradefigures.agreement.ProvisionStage;
import org.tradefigures.agreement.ValueLink;
import org.tradefigures.trade.CustomsProcedure;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.Provenance;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import org.tradefigures.trade.TransportMode;
import org.tradefigures.trade.Valuation;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas say what the code reads and writes, no more and no less. */
class SchemaTest {

  private static final JsonNode FLOWS = schema("trade-flow");
  private static final JsonNode AGREEMENTS = schema("agreement");

  @Test
  void aFlowHasTheFieldsOfAFlow() {
    JsonNode flow = FLOWS.at("/$defs/flow");
    assertThat(flow.get("properties").propertyNames())
        .containsExactlyElementsOf(
            Arrays.stream(TradeField.values()).map(TradeField::key).toList());
    assertThat(texts(flow.get("required")))
        .containsExactlyElementsOf(
            Arrays.stream(TradeField.values())
                .filter(f -> f.isRequired() && f != TradeField.ECONOMY)
                .map(TradeField::key)
                .toList());
  }

  static Stream<Map.Entry<String, Class<? extends Record>>> records() {
    return Map.<String, Class<? extends Record>>of(
        "agreement", Agreement.class,
        "party", Party.class,
        "event", AgreementEvent.class,
        "provision", Provision.class,
        "value", CommittedValue.class,
        "instalment", Instalment.class,
        "link", ValueLink.class,
        "provenance", Provenance.class)
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("records")
  void anAgreementHasTheMembersOfItsRecords(Map.Entry<String, Class<? extends Record>> record) {
    assertThat(AGREEMENTS.at("/$defs/" + record.getKey() + "/properties").propertyNames())
        .containsExactlyElementsOf(
            Arrays.stream(record.getValue().getRecordComponents())
                .map(c -> c.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList());
  }

  static Stream<Map.Entry<JsonNode, Object[]>> lists() {
    return Stream.of(
        Map.entry(flowField("direction"), FlowDirection.values()),
        Map.entry(flowField("valuation"), Valuation.values()),
        Map.entry(flowField("status"), ObservationStatus.values()),
        Map.entry(flowField("customs"), CustomsProcedure.values()),
        Map.entry(flowField("transport"), TransportMode.values()),
        Map.entry(member("agreement", "kind"), AgreementKind.values()),
        Map.entry(member("party", "role"), PartyRole.values()),
        Map.entry(member("event", "type"), EventType.values()),
        Map.entry(member("provision", "stage"), ProvisionStage.values()),
        Map.entry(member("value", "qualifier"), AmountQualifier.values()),
        Map.entry(member("link", "kind"), ValueLink.Kind.values()));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aListOfCodesIsThatOfTheCode(Map.Entry<JsonNode, Object[]> list) {
    assertThat(texts(list.getKey().get("enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(list.getValue()).map(Object::toString).toList());
  }

  @Property
  void whatIsWrittenOfFlowsIsValid(@ForAll TradeFlow flow) throws IOException {
    StringWriter text = new StringWriter();
    TradeJson.writeFlows(List.of(flow), text);
    assertThat(faults(FLOWS, tree(text.toString()))).isEmpty();
  }

  @Property
  void whatIsWrittenOfAgreementsIsValid(@ForAll Agreement agreement) throws IOException {
    StringWriter text = new StringWriter();
    TradeJson.writeAgreements(List.of(agreement), text);
    assertThat(faults(AGREEMENTS, tree(text.toString()))).isEmpty();
  }

  @Test
  void theBundledAgreementsAreValid() throws IOException {
    assertThat(
            faults(AGREEMENTS, tree(Files.readString(Path.of("data/agreement/agreements.json")))))
        .isEmpty();
  }

  @Test
  void whatIsNotValidIsFound() {
    String flow =
        "{\"period\": \"2024-13-1\", \"partner\": \"USA\", \"direction\": \"Z\", \"commodity\": \"HS:TOTAL\", \"value\": true,"
            + " \"source\": \"s\", \"colour\": \"red\"}";
    assertThat(faults(FLOWS, tree("[" + flow + "]")))
        .containsExactlyInAnyOrder(
            "/0 lacks currency",
            "/0 lacks all of its alternatives",
            "/0/period does not match its pattern",
            "/0/direction is not in its list",
            "/0/value is of another type",
            "/0/colour is not known");
  }

  private static JsonNode schema(String name) {
    try {
      return tree(Files.readString(Path.of("data/schema/" + name + ".schema.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String text) {
    return TradeJson.mapper().readTree(text);
  }

  private static JsonNode flowField(String field) {
    return FLOWS.at("/$defs/flow/properties/" + field);
  }

  private static JsonNode member(String record, String member) {
    return AGREEMENTS.at("/$defs/" + record + "/properties/" + member);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asString()));
    return texts;
  }

  /** What of the schema language the two schemas use, checked. */
  private static List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(schema, schema, value, "", faults);
    return faults;
  }

  private static void check(
      JsonNode root, JsonNode schema, JsonNode value, String at, List<String> faults) {
    if (schema.has("$ref")) {
      check(root, root.at(schema.get("$ref").asString().substring(1)), value, at, faults);
      return;
    }
    if (schema.has("type") && !types(schema.get("type")).contains(typeOf(value))) {
      faults.add(at + " is of another type");
      return;
    }
    if (schema.has("enum") && !texts(schema.get("enum")).contains(value.asString())) {
      faults.add(at + " is not in its list");
    }
    if (schema.has("pattern")
        && value.isString()
        && !Pattern.compile(schema.get("pattern").asString()).matcher(value.asString()).find()) {
      faults.add(at + " does not match its pattern");
    }
    if (schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(root, schema.get("items"), value.get(i), at + "/" + i, faults);
      }
    }
    if (schema.has("properties")) {
      checkObject(root, schema, value, at, faults);
    }
  }

  private static void checkObject(
      JsonNode root, JsonNode schema, JsonNode value, String at, List<String> faults) {
    for (String name : texts(schema.get("required"))) {
      if (!value.has(name)) {
        faults.add(at + " lacks " + name);
      }
    }
    if (schema.has("anyOf")) {
      boolean any = false;
      for (JsonNode alternative : schema.get("anyOf")) {
        any |= texts(alternative.get("required")).stream().allMatch(value::has);
      }
      if (!any) {
        faults.add(at + " lacks all of its alternatives");
      }
    }
    for (String name : value.propertyNames()) {
      JsonNode property = schema.get("properties").get(name);
      if (property == null) {
        faults.add(at + "/" + name + " is not known");
      } else {
        check(root, property, value.get(name), at + "/" + name, faults);
      }
    }
  }

  private static Set<String> types(JsonNode type) {
    return type.isArray() ? Set.copyOf(texts(type)) : Set.of(type.asString());
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case OBJECT -> "object";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      default -> "null";
    };
  }
}
