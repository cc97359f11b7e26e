package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.money.MonetaryAmount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrenciesTest {

  @ParameterizedTest
  @CsvSource({"KES, 2", "USD, 2", "JPY, 0", "KWD, 3", "UGX, 0"})
  void areKnownByTheirCode(String code, int decimals) {
    assertThat(Currencies.of(code).getCurrencyCode()).isEqualTo(code);
    assertThat(Currencies.of(code).getDefaultFractionDigits()).isEqualTo(decimals);
    assertThat(Currencies.of(code)).isEqualTo(Currencies.of(code));
    assertThat(Currencies.code(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KSH|; did you mean 'KES'?|",
        "RMB|; did you mean 'CNY'?|",
        "CFA|; did you mean 'XOF' or 'XAF'?|",
        "XQZ|''|",
        "KEES|; did you mean 'KES'?|",
        "kes|; did you mean 'KES'?|",
        "$|''|",
        ".*|''|",
        "US.|; did you mean 'USD' or 'USN' or 'USS'?|",
        "''|''|",
      })
  void anUnknownCodeNamesTheNearest(String code, String suggestions) {
    String message =
        "Unknown currency '" + code + "': not an ISO 4217 alphabetic code" + suggestions;
    assertThatThrownBy(() -> Currencies.of(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Currencies.code(code))
        .isInstanceOf(UnknownCodeException.class)
        .hasMessage(message);
  }

  @Test
  void whatIsACodeIsACurrency() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      String code = currency.getCurrencyCode();
      assertThat(Currencies.code(code)).isEqualTo(Currencies.of(code).getCurrencyCode());
    }
  }

  @Test
  void areFoundByThreadsThatSeeNothingOfTheApplication() throws Exception {
    assertThat(elsewhere("", "KES")).hasToString("KES");
  }

  @Test
  void whereMoneyIsNotImplementedNoCodeIsToBlame() {
    assertThatThrownBy(() -> elsewhere("moneta-core", "KES"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No currencies: JavaMoney finds no implementation; Moneta has to be on the class path, and in a jar of everything the files of META-INF/services have to be merged");
  }

  /** A currency by classes of their own, as a server loads them, looked up by a server's thread. */
  private static Object elsewhere(String without, String code) throws Exception {
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (without.isEmpty() || !entry.contains(without)) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    ClassLoader server = ClassLoader.getPlatformClassLoader();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (var application = new URLClassLoader(classPath.toArray(URL[]::new), server)) {
      thread.setContextClassLoader(server);
      return application
          .loadClass(Currencies.class.getName())
          .getMethod("of", String.class)
          .invoke(null, code);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void nothingIsNull() {
    assertThatThrownBy(() -> Currencies.of(null)).hasMessage("code");
  }

  @Test
  void amountsAreExact() {
    for (String number : new String[] {"0", "-34000000", "9".repeat(38), "0." + "1".repeat(38)}) {
      MonetaryAmount amount = Currencies.amount(new BigDecimal(number), Currencies.of("KES"));
      assertThat(amount.getNumber().numberValueExact(BigDecimal.class))
          .isEqualByComparingTo(number);
      assertThat(amount.getCurrency()).isEqualTo(Currencies.of("KES"));
    }
  }
}
