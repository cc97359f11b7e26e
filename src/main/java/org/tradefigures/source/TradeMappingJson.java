package org.tradefigures.source;

import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.Constants;
import org.tradefigures.reference.Classification;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import org.tradefigures.trade.FlowDirection;
import org.tradefigures.trade.ObservationStatus;
import org.tradefigures.trade.QuantityUnit;
import org.tradefigures.trade.TradeField;
import tools.jackson.databind.JsonNode;

/** The JSON form of a mapping. */
final class TradeMappingJson {

  private static final List<String> MEMBERS =
      List.of(
          "source",
          "licence",
          "columns",
          "constants",
          "codes",
          "names",
          "values",
          "powers",
          "absent",
          "classification",
          "periods",
          "months",
          "unit",
          "separator",
          "decimal",
          "thousands",
          "periods_in_header",
          "complete");

  private final JsonNode mapping;
  private final String file;

  private TradeMappingJson(JsonNode mapping, String file) {
    this.mapping = mapping;
    this.file = file;
  }

  static MappedTrade read(SourceText in) throws IOException {
    return new TradeMappingJson(JsonText.tree(in), in.name()).mapping();
  }

  private MappedTrade mapping() {
    if (!mapping.isObject()) {
      throw new TradeParseException("Malformed mapping", file, "expected is an object in braces");
    }
    for (String member : mapping.propertyNames()) {
      if (!MEMBERS.contains(member)) {
        throw UnknownCodeException.among("member", member, MEMBERS).at(Location.of(file, 0));
      }
    }
    MappedTrade.Builder builder =
        MappedTrade.builder(text("source", mapping.get("source")), MappingWords.TRADE_IN_JSON);
    one("licence", (path, node) -> builder.licence(text(path, node)));
    each("columns", (field, path, node) -> builder.column(field(path, field), text(path, node)));
    each(
        "constants", (field, path, node) -> builder.constant(field(path, field), text(path, node)));
    each("codes", (field, path, node) -> builder.codes(field(path, field), codes(path, node)));
    each("names", (field, path, node) -> names(builder, field, path, node));
    each(
        "values",
        (column, path, node) -> builder.values(column, FlowDirection.of(text(path, node))));
    each("powers", (field, path, node) -> builder.power(field(path, field), integer(path, node)));
    each(
        "absent",
        (cell, path, node) -> builder.absent(cell, ObservationStatus.parse(text(path, node))));
    one(
        "classification",
        (path, node) -> builder.classification(Classification.of(text(path, node))));
    one("periods", (path, node) -> builder.periods(text(path, node)));
    one("months", (path, node) -> builder.months(text(path, node)));
    one("unit", (path, node) -> builder.quantityUnit(QuantityUnit.parse(text(path, node))));
    one("separator", (path, node) -> builder.separator(character(path, node)));
    numbers(builder);
    if (isTrue("periods_in_header")) {
      builder.periodsInHeader();
    }
    if (isTrue("complete")) {
      builder.complete();
    }
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      throw new TradeParseException(
          "Unusable mapping", file, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** What is done with a member of an object in the mapping. */
  private interface Member {
    void tell(String name, String path, JsonNode value);
  }

  private void one(String member, BiConsumer<String, JsonNode> action) {
    JsonNode node = mapping.get(member);
    if (node != null) {
      located(member, node, () -> action.accept(member, node));
    }
  }

  private void each(String member, Member action) {
    JsonNode node = mapping.get(member);
    if (node != null) {
      if (!node.isObject()) {
        throw malformed(member, node, "an object in braces");
      }
      node.forEachEntry(
          (name, value) -> {
            String path = member + "." + name;
            located(path, value, () -> action.tell(name, path, value));
          });
    }
  }

  private void names(MappedTrade.Builder builder, String field, String path, JsonNode node) {
    if (!node.isObject()) {
      throw malformed(path, node, "an object in braces, of texts and what they stand for");
    }
    node.forEachEntry(
        (name, value) -> {
          String inner = path + "." + name;
          located(inner, value, () -> builder.name(field(inner, field), name, text(inner, value)));
        });
  }

  private void numbers(MappedTrade.Builder builder) {
    JsonNode decimal = mapping.get("decimal");
    JsonNode thousands = mapping.get("thousands");
    if (decimal != null || thousands != null) {
      located(
          "thousands",
          thousands == null ? decimal : thousands,
          () ->
              builder.numbers(
                  decimal == null ? '.' : character("decimal", decimal),
                  thousands == null ? null : character("thousands", thousands)));
    }
  }

  /** Names the place of what is wrong. */
  private void located(String path, @Nullable JsonNode value, Runnable action) {
    try {
      action.run();
    } catch (TradeParseException e) {
      throw e.at(place(path));
    } catch (IllegalArgumentException e) {
      throw new TradeParseException(
          "Malformed member",
          value == null ? "" : value.asString(),
          String.valueOf(e.getMessage()),
          place(path),
          e);
    }
  }

  private Location place(String path) {
    return Location.of(file, 0, path);
  }

  private TradeField field(String path, String key) {
    try {
      return TradeField.of(key);
    } catch (TradeParseException e) {
      throw e.at(place(path));
    }
  }

  private MappedTrade.Codes codes(String path, JsonNode node) {
    return Constants.parse(
        MappedTrade.Codes.values(),
        "codes",
        text(path, node),
        (what, text, accepted) -> malformed(path, node, "one of " + String.join(", ", accepted)));
  }

  private String text(String path, @Nullable JsonNode node) {
    if (node == null || !node.isString()) {
      throw malformed(path, node, "a text in double quotes");
    }
    return node.asString();
  }

  private char character(String path, JsonNode node) {
    String text = text(path, node);
    if (text.length() != 1) {
      throw malformed(path, node, "one character");
    }
    return text.charAt(0);
  }

  private int integer(String path, JsonNode node) {
    if (!node.isInt()) {
      throw malformed(path, node, "a whole number");
    }
    return node.asInt();
  }

  private boolean isTrue(String member) {
    JsonNode node = mapping.get(member);
    if (node != null && !node.isBoolean()) {
      throw malformed(member, node, "true or false");
    }
    return node != null && node.asBoolean();
  }

  private TradeParseException malformed(String path, @Nullable JsonNode node, String expected) {
    return new TradeParseException(
        "Malformed member",
        node == null ? "" : node.isValueNode() ? node.asString() : node.toString(),
        "expected is " + expected,
        place(path),
        null);
  }
}
