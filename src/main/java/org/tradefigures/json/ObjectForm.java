package org.tradefigures.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tradefigures.agreement.InconsistentAgreementException;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.reference.UnknownCodeException;
import tools.jackson.core.JsonGenerator;

/**
 * A value as an object with members in any order. A member is left out where the value does not
 * have it, where it is an empty list, and where it is what it is taken for when it is left out.
 *
 * @param what what it is, for errors
 * @param members its members in the order in which they are written
 * @param make makes the value of its members
 */
record ObjectForm<T>(
    String what, List<Member<T>> members, Function<Map<String, Object>, ? extends T> make)
    implements Form<T> {

  /**
   * A member of an object.
   *
   * @param name its name
   * @param form its form
   * @param get takes it from the value
   * @param required whether it must be told
   * @param fallback what it is taken for where it is left out, by the members that are told; null
   *     for nothing
   */
  record Member<T>(
      String name,
      Form<Object> form,
      Function<T, @Nullable Object> get,
      boolean required,
      Function<Map<String, Object>, @Nullable Object> fallback) {}

  /**
   * The form of a record: a member for each component, named in small letters with underscores.
   * Components that are nullable or lists need not be told.
   *
   * @param forms the forms of its components
   * @param fallbacks what components that are left out are taken for
   */
  static <T extends Record> ObjectForm<T> of(
      Class<T> type,
      Forms forms,
      Map<String, Function<Map<String, Object>, @Nullable Object>> fallbacks) {
    List<Member<T>> members = new ArrayList<>();
    RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents());
    for (RecordComponent component : components) {
      String name = name(component.getName());
      Object empty = empty(component.getType());
      boolean optional =
          fallbacks.containsKey(name)
              || empty != null
              || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      members.add(
          new Member<>(
              name,
              forms.of(component.getGenericType(), words(component.getName())),
              record -> get(component, record),
              !optional,
              fallbacks.getOrDefault(name, told -> empty)));
    }
    return new ObjectForm<>(
        words(type.getSimpleName()), List.copyOf(members), values -> make(type, members, values));
  }

  @Override
  public T read(JsonInput in) {
    in.startObject(what);
    Location start = in.place();
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name = in.nextMember(); name != null; name = in.nextMember()) {
      Member<T> member = member(name, in);
      in.enterMember(name);
      if (values.containsKey(name)) {
        throw new TradeParseException(
            "Duplicate field", name, "give each field of a " + what + " once", in.place(), null);
      }
      in.next();
      values.put(name, member.form.read(in));
      in.leave();
    }
    for (Member<T> member : members) {
      if (member.required && !values.containsKey(member.name)) {
        throw new TradeParseException(
            "Missing field",
            member.name,
            "every "
                + what
                + " has to tell "
                + members.stream()
                    .filter(Member::required)
                    .map(Member::name)
                    .collect(Collectors.joining(", ")),
            start,
            null);
      }
    }
    try {
      return make.apply(values);
    } catch (IllegalArgumentException e) {
      Location place =
          e instanceof InconsistentAgreementException part ? in.placeOf(part.part(), start) : start;
      throw new TradeParseException(
          "Malformed " + what, values.toString(), String.valueOf(e.getMessage()), place, e);
    }
  }

  @Override
  public void write(T value, JsonGenerator out) {
    out.writeStartObject();
    Map<String, Object> told = new LinkedHashMap<>();
    for (Member<T> member : members) {
      Object part = member.get.apply(value);
      if (part != null) {
        told.put(member.name, part);
        if (!part.equals(member.fallback.apply(told))) {
          out.writeName(member.name);
          member.form.write(part, out);
        }
      }
    }
    out.writeEndObject();
  }

  private Member<T> member(String name, JsonInput in) {
    return members.stream()
        .filter(m -> m.name.equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> names = members.stream().map(Member::name).toList();
              return UnknownCodeException.among("field", name, names).at(in.place());
            });
  }

  private static <T extends Record> T make(
      Class<T> type, List<Member<T>> members, Map<String, Object> values) {
    @Nullable Object[] parts = new @Nullable Object[members.size()];
    for (int i = 0; i < parts.length; i++) {
      Member<T> member = members.get(i);
      Object part = values.get(member.name);
      parts[i] = part == null ? member.fallback.apply(values) : part;
    }
    try {
      Class<?>[] types =
          Arrays.stream(Objects.requireNonNull(type.getRecordComponents()))
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(parts);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Cannot make a " + type.getSimpleName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type.getSimpleName(), e);
    }
  }

  private static @Nullable Object empty(Class<?> type) {
    if (type == Set.class) {
      return Set.of();
    }
    return type == List.class ? List.of() : null;
  }

  private static @Nullable Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static String name(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
