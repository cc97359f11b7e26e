package org.tradefigures.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import javax.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.TradeParseException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.module.SimpleSerializers;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.datatype.javax.money.JavaxMoneyModule;

/**
 * Teaches a Jackson 3 mapper the records of this library, and with {@link JavaxMoneyModule} the
 * amounts of the money API:
 *
 * <pre>{@code
 * JsonMapper mapper = JsonMapper.builder().addModule(new TradeFiguresModule()).build();
 * }</pre>
 *
 * <p>A {@link org.tradefigures.trade.TradeFlow} is one flat object whose members are the {@link
 * org.tradefigures.trade.TradeField fields}; codes, periods, quantities and other values with a
 * text form are strings; other records are objects with a member for each component in small
 * letters with underscores, without those that are absent. Numbers are exact.
 *
 * <p>Tables, results, rates and whatever else of this library is neither a record nor a value is
 * refused, since no JSON of it would hold all it knows; so are the tables of Tablesaw, which {@link
 * TradeJson#writeTable} writes as far as it can be done.
 *
 * <p>The records are strict whatever the mapper is set to: an unknown, repeated or missing member,
 * a wrong type or an unknown code is a {@link DatabindException} whose cause is the {@link
 * TradeParseException} that says what is wrong and where.
 */
public final class TradeFiguresModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  private static final String SOURCE = "JSON";

  /** The module. */
  public TradeFiguresModule() {
    super("tradefigures");
    setSerializers(new Known());
    Forms.ALL.byType().forEach(this::add);
    addDeserializer(CurrencyUnit.class, new Deserializer<>(CurrencyUnit.class, Forms.currency()));
  }

  @Override
  public Iterable<? extends JacksonModule> getDependencies() {
    return List.of(new JavaxMoneyModule());
  }

  @SuppressWarnings("unchecked")
  private <T> void add(Class<T> type, Form<?> anyForm) {
    Form<T> form = (Form<T>) anyForm;
    addSerializer(type, new Serializer<>(type, form));
    addDeserializer(type, new Deserializer<>(type, form));
    if (form instanceof Form.Text<T> text) {
      addKeySerializer(type, new KeyWriter<>(text));
      addKeyDeserializer(type, new KeyReader(text));
    }
  }

  /** The forms there are; what else of this library is no record would lose what it holds. */
  private static final class Known extends SimpleSerializers {

    private static final long serialVersionUID = 1L;
    private static final List<String> PACKAGES = List.of("org.tradefigures.", "tech.tablesaw.");

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
        SerializationConfig config,
        JavaType type,
        BeanDescription.Supplier bean,
        JsonFormat.Value format) {
      ValueSerializer<?> known = super.findSerializer(config, type, bean, format);
      Class<?> raw = type.getRawClass();
      boolean holdsMore =
          !raw.isRecord()
              && !type.isEnumType()
              && !Throwable.class.isAssignableFrom(raw)
              && PACKAGES.stream().anyMatch(raw.getName()::startsWith);
      return known == null && holdsMore ? new Refusing(raw) : known;
    }
  }

  private static final class Refusing extends StdScalarSerializer<Object> {

    @SuppressWarnings("unchecked")
    Refusing(Class<?> type) {
      super((Class<Object>) type);
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      throw DatabindException.from(
          out,
          value.getClass().getSimpleName()
              + " has no JSON form that would hold all it knows: write the records in it, such as flows and rates, or its table with TradeJson.writeTable(…)");
    }
  }

  private static final class Serializer<T> extends StdScalarSerializer<T> {

    private final Form<T> form;

    Serializer(Class<T> type, Form<T> form) {
      super(type);
      this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      form.write(value, out);
    }
  }

  private static final class Deserializer<T> extends StdDeserializer<T> {

    private final Form<T> form;

    Deserializer(Class<T> type, Form<T> form) {
      super(type);
      this.form = form;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      try {
        return form.read(new JsonInput(parser, SOURCE));
      } catch (TradeParseException e) {
        throw DatabindException.from(parser, e.getMessage(), e);
      }
    }
  }

  private static final class KeyWriter<T> extends ValueSerializer<T> {

    private final Form.Text<T> form;

    KeyWriter(Form.Text<T> form) {
      this.form = form;
    }

    @Override
    public void serialize(T key, JsonGenerator out, SerializationContext context) {
      out.writeName(form.format().apply(key));
    }
  }

  private static final class KeyReader extends KeyDeserializer {

    private final Form.Text<?> form;

    KeyReader(Form.Text<?> form) {
      this.form = form;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      JsonParser parser = context.getParser();
      try {
        return form.read(new JsonInput(parser, SOURCE), key);
      } catch (TradeParseException e) {
        throw DatabindException.from(parser, e.getMessage(), e);
      }
    }
  }
}
