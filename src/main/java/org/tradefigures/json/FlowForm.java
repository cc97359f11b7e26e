package org.tradefigures.json;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.TradeField;
import org.tradefigures.trade.TradeFlow;
import tools.jackson.core.JsonGenerator;

/** A trade flow as one flat object, whose members are the {@linkplain TradeField fields}. */
final class FlowForm implements Form<TradeFlow> {

  private static final Set<TradeField> NUMBERS =
      EnumSet.of(TradeField.VALUE, TradeField.NET_WEIGHT_KG);

  @Override
  public TradeFlow read(JsonInput in) {
    in.startObject("trade flow");
    Location start = in.place();
    Map<TradeField, String> texts = new EnumMap<>(TradeField.class);
    Map<TradeField, Location> places = new EnumMap<>(TradeField.class);
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      TradeField field = field(name, in);
      in.enterMember(name);
      if (places.put(field, in.place()) != null) {
        throw new TradeParseException(
            "Duplicate field", name, "give each field of a trade flow once", in.place(), null);
      }
      in.next();
      texts.put(field, NUMBERS.contains(field) ? in.digits(field.key()) : in.text(field.key()));
      in.leave();
    }
    return TradeFlow.from(texts, start, field -> Objects.requireNonNull(places.get(field)));
  }

  @Override
  public void write(TradeFlow flow, JsonGenerator out) {
    out.writeStartObject();
    flow.fields()
        .forEach(
            (field, text) -> {
              out.writeName(field.key());
              if (NUMBERS.contains(field)) {
                out.writeNumber(new BigDecimal(text));
              } else {
                out.writeString(text);
              }
            });
    out.writeEndObject();
  }

  private static TradeField field(String name, JsonInput in) {
    try {
      return TradeField.of(name);
    } catch (TradeParseException e) {
      throw e.at(in.place());
    }
  }
}
