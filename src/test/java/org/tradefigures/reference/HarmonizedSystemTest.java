package org.tradefigures.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HarmonizedSystemTest {

  private static HarmonizedSystem structure(String sections, String chapters) {
    return HarmonizedSystem.read(
        new StringReader("number,numeral,label\n" + sections),
        new StringReader("chapter,section,label\n" + chapters));
  }

  private static HarmonizedSystem.Tree tree(String rows) {
    return HarmonizedSystem.Tree.read("t.csv", new StringReader("heading,subheadings\n" + rows));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatIllegalStateException().isThrownBy(call).withMessage("Data file " + message);
  }

  @Test
  void readsItsLayouts() {
    HarmonizedSystem structure = structure("1,I,Animals\n", "01,1,Live animals\n98,,National\n");
    assertThat(structure.sections().get("I").chapters()).containsExactly("01");
    assertThat(structure.chapter("98").section()).isNull();
    HarmonizedSystem.Tree tree = tree("0101,21;29\n0902,10\n");
    assertThat(tree.below("", 2)).containsExactly("01", "09");
    assertThat(tree.below("01", 6)).containsExactly("010121", "010129");
    assertThat(tree.below("02", 4)).isEmpty();
    assertThat(tree.contains("0902")).isTrue();
    assertThat(tree.contains("0901")).isFalse();
  }

  @Test
  void refusesMalformedSectionsAndChapters() {
    assertRefused(
        () -> structure("1,I,Animals\n1,II,Plants\n", ""),
        "reference/hs-sections.csv line 3, column 'number': '1' was given before");
    assertRefused(
        () -> structure("1,I,Animals\n2,I,Plants\n", ""),
        "reference/hs-sections.csv line 3, column 'numeral': 'I' was given before");
    assertRefused(
        () -> structure("one,I,Animals\n", ""),
        "reference/hs-sections.csv line 2, column 'number': 'one' cannot be read: For input string: \"one\"");
    assertRefused(
        () -> structure("1,I,Animals\n", "1,1,Live animals\n"),
        "reference/hs-chapters.csv line 2, column 'chapter': '1' is not two digits");
    assertRefused(
        () -> structure("1,I,Animals\n", "01,1,Live animals\n01,1,Meat\n"),
        "reference/hs-chapters.csv line 3, column 'chapter': '01' was given before");
    assertRefused(
        () -> structure("1,I,Animals\n", "01,2,Live animals\n"),
        "reference/hs-chapters.csv line 2, column 'section': '2' is not a section");
  }

  @Test
  void refusesMalformedHeadings() {
    assertRefused(
        () -> tree("902,10\n"), "t.csv line 2, column 'heading': '902' is not four digits");
    assertRefused(
        () -> tree("0902,10\n0902,20\n"),
        "t.csv line 3, column 'heading': '0902' does not follow in ascending order");
    assertRefused(
        () -> tree("7701,10\n"), "t.csv line 2, column 'heading': '7701' is in no chapter");
    assertRefused(
        () -> tree("0902,10;10\n"),
        "t.csv line 2, column 'subheadings': '10;10' is not a list of ascending two-digit endings");
    assertRefused(
        () -> tree("0902,1\n"),
        "t.csv line 2, column 'subheadings': '1' is not a list of ascending two-digit endings");
    assertRefused(
        () -> tree("0902,\n"), "t.csv line 2, column 'subheadings': '' must not be empty");
  }
}
