package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import org.junit.jupiter.api.Test;

class EconomyListTest {

  private static final String HEADER =
      "code,name,kind,alpha2,m49,comtrade,letters,census,from,to,successors,names\n";
  private static final String KENYA = "KEN,Kenya,ECONOMY,KE,404,404,,7790,,,,\n";

  private static EconomyList list(String rows) {
    return EconomyList.read("test.csv", new StringReader(HEADER + rows));
  }

  private static void assertRefused(String rows, String message) {
    assertThatIllegalStateException().isThrownBy(() -> list(rows)).withMessage(message);
  }

  @Test
  void readsItsLayout() {
    EconomyList.Entry kenya = list(KENYA).code("KEN");
    assertThat(kenya).isNotNull();
    assertThat(kenya.m49()).isEqualTo(404);
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertRefused(
        KENYA + KENYA, "Data file test.csv line 3, column 'code': 'KEN' was given before");
    assertRefused(
        KENYA + "UGA,Uganda,ECONOMY,KE,800,800,,,,,,\n",
        "Data file test.csv line 3, column 'alpha2': 'KE' was given before");
    assertRefused(
        KENYA + "UGA,Uganda,ECONOMY,UG,404,800,,,,,,\n",
        "Data file test.csv line 3, column 'm49': '404' was given before");
    assertRefused(
        KENYA + "UGA,Uganda,ECONOMY,UG,800,800;404,,,,,,\n",
        "Data file test.csv line 3, column 'comtrade': '404' was given before");
    assertRefused(
        KENYA + "UGA,Uganda,ECONOMY,UG,800,800,,7780;7790,,,,\n",
        "Data file test.csv line 3, column 'census': '7790' was given before");
    assertRefused(
        KENYA + "UGA,Uganda,ECONOMY,UG,800,800,,7780,,,,the Kenya\n",
        "Data file test.csv line 3, column 'names': 'kenya' was given before");
  }

  @Test
  void refusesMalformedRows() {
    assertRefused(
        "KEN,Kenya,COUNTRY,KE,404,404,,7790,,,,\n",
        "Data file test.csv line 2, column 'kind': 'COUNTRY' cannot be read: No enum constant"
            + " org.tradefigures.reference.EconomyKind.COUNTRY");
    assertRefused(
        "KEN,Kenya,ECONOMY,KE,4o4,404,,7790,,,,\n",
        "Data file test.csv line 2, column 'm49': '4o4' cannot be read: For input string: \"4o4\"");
    assertRefused(
        "KEN,Kenya,ECONOMY,KE,404,404;x,,7790,,,,\n",
        "Data file test.csv line 2, column 'comtrade': '404;x' is not a list of numbers");
    assertRefused(
        "KEN,,ECONOMY,KE,404,404,,7790,,,,\n",
        "Data file test.csv line 2, column 'name': '' must not be empty");
    assertRefused(
        KENYA + "SUN,Soviet Union,FORMER,SU,810,810,,,,,,\n",
        "Data file test.csv line 3, column 'to': '' must be given for a former economy and for no other");
    assertRefused(
        "SUN,Soviet Union,FORMER,SU,810,810,,,1992,1991,,\n",
        "Data file test.csv line 2, column 'to': '1991' is before the first year");
    assertRefused(
        "SUN,Soviet Union,FORMER,SU,810,810,,,,1991,RUS,\n",
        "Data file test.csv line 2, column 'successors': 'RUS' names an economy that is not in the list");
    assertRefused(
        "KEN,Kenya\n", "Data file test.csv line 2: it has 2 cells where the header has 12");
  }

  @Test
  void foldsNames() {
    assertThat(EconomyList.key("  The Côte-d’Ivoire & St. Kitts (a)"))
        .isEqualTo("cote divoire and saint kitts a");
  }
}
