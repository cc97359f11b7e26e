package org.tradefigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null where nothing says that it may be is refused at once, and never taken for an answer. */
class NullArgumentsTest {

  @Test
  void staticMethodsAndConstructorsRefuseNull() {
    assertThat(
            publicTypes()
                .flatMap(
                    type ->
                        Stream.concat(
                            Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers())),
                            constructors(type)))
                .filter(NullArgumentsTest::takesNoNull)
                .filter(code -> !refusesNull(null, code))
                .map(Executable::toString))
        .isEmpty();
  }

  @Test
  void methodsOfRecordsRefuseNull() {
    List<String> faults = new ArrayList<>();
    for (Record sample : RecordsTest.records()) {
      for (Method method : sample.getClass().getDeclaredMethods()) {
        if (!Modifier.isStatic(method.getModifiers())
            && !method.isSynthetic()
            && !method.getName().equals("equals")
            && takesNoNull(method)
            && !refusesNull(sample, method)) {
          faults.add(method.toString());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static Stream<Class<?>> publicTypes() {
    return Architecture.LIBRARY.stream()
        .filter(NullArgumentsTest::isPublic)
        .filter(type -> !type.getPackageName().matches("org.tradefigures.(internal|store.*)"))
        .map(JavaClass::reflect);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(NullArgumentsTest::isPublic).orElse(true);
  }

  /** Those of records are tried out one component at a time elsewhere. */
  private static Stream<Constructor<?>> constructors(Class<?> type) {
    return type.isRecord() || Modifier.isAbstract(type.getModifiers())
        ? Stream.empty()
        : Arrays.stream(type.getConstructors());
  }

  /** Whether some parameter may not be null. */
  private static boolean takesNoNull(Executable code) {
    Class<?>[] types = code.getParameterTypes();
    return Modifier.isPublic(code.getModifiers())
        && IntStream.range(0, types.length)
            .anyMatch(
                i ->
                    !types[i].isPrimitive()
                        && !code.getAnnotatedParameterTypes()[i].isAnnotationPresent(
                            Nullable.class));
  }

  private static boolean refusesNull(@Nullable Object target, Executable code) {
    Object[] arguments =
        Arrays.stream(code.getParameterTypes()).map(NullArgumentsTest::argument).toArray();
    Throwable thrown =
        catchThrowable(
            () -> {
              if (code instanceof Method method) {
                method.invoke(target, arguments);
              } else {
                ((Constructor<?>) code).newInstance(arguments);
              }
            });
    return thrown instanceof InvocationTargetException e
        && (e.getCause() instanceof NullPointerException
            || e.getCause() instanceof IllegalArgumentException);
  }

  private static @Nullable Object argument(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == char.class ? ',' : null;
  }
}
