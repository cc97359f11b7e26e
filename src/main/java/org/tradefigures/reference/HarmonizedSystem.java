package org.tradefigures.reference;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;

/** The bundled structure of the Harmonized System: sections and chapters, and the codes of 2022. */
final class HarmonizedSystem {

  static final String SECTIONS = "reference/hs-sections.csv";
  static final String CHAPTERS = "reference/hs-chapters.csv";
  static final String TREE = "reference/hs2022.csv";

  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, Chapter> chapters = new LinkedHashMap<>();

  /**
   * One section.
   *
   * @param number from 1
   * @param numeral Roman numeral
   * @param label short label
   * @param chapters its chapters, ascending
   */
  record Section(int number, String numeral, String label, List<String> chapters) {}

  /**
   * One chapter.
   *
   * @param code two digits
   * @param section numeral of its section; absent for 98 and 99
   * @param label short label
   */
  record Chapter(String code, @Nullable String section, String label) {}

  private HarmonizedSystem(List<DataFile.Row> sectionRows, List<DataFile.Row> chapterRows) {
    Map<String, DataFile.Row> byNumber = new LinkedHashMap<>();
    for (DataFile.Row row : sectionRows) {
      row.putOnce(byNumber, "number", row.get("number"), row);
    }
    Map<String, List<String>> codes = new HashMap<>();
    for (DataFile.Row row : chapterRows) {
      String code = row.get("chapter");
      if (!isDigits(code, 2)) {
        throw row.fault("chapter", "is not two digits");
      }
      String number = row.find("section").orElse("");
      DataFile.Row section = byNumber.get(number);
      if (section == null && !number.isEmpty()) {
        throw row.fault("section", "is not a section");
      }
      codes.computeIfAbsent(number, n -> new ArrayList<>()).add(code);
      String numeral = section == null ? null : section.get("numeral");
      row.putOnce(chapters, "chapter", code, new Chapter(code, numeral, row.get("label")));
    }
    byNumber.forEach(
        (number, row) -> {
          String numeral = row.get("numeral");
          List<String> own = List.copyOf(codes.getOrDefault(number, List.of()));
          row.putOnce(
              sections,
              "numeral",
              numeral,
              new Section(row.get("number", Integer::valueOf), numeral, row.get("label"), own));
        });
  }

  static HarmonizedSystem bundled() {
    return Holder.STRUCTURE;
  }

  /** Sections and chapters in the layouts of the bundled files. */
  static HarmonizedSystem read(Reader sections, Reader chapters) {
    return new HarmonizedSystem(
        DataFile.read(SECTIONS, sections, "number", "numeral", "label"),
        DataFile.read(CHAPTERS, chapters, "chapter", "section", "label"));
  }

  private static final class Holder {
    static final HarmonizedSystem STRUCTURE =
        read(Resources.open(SECTIONS), Resources.open(CHAPTERS));
  }

  Map<String, Section> sections() {
    return sections;
  }

  @Nullable Chapter chapter(String code) {
    return chapters.get(code);
  }

  /** The codes of one edition: chapters, headings and subheadings. */
  static final class Tree {

    private final String[] codes;

    private Tree(HarmonizedSystem structure, List<DataFile.Row> rows) {
      List<String> found = new ArrayList<>(rows.size() * 6);
      String before = "";
      for (DataFile.Row row : rows) {
        String heading = row.get("heading");
        if (!isDigits(heading, 4)) {
          throw row.fault("heading", "is not four digits");
        }
        if (heading.compareTo(before) <= 0) {
          throw row.fault("heading", "does not follow in ascending order");
        }
        String chapter = heading.substring(0, 2);
        if (!before.startsWith(chapter)) {
          if (structure.chapter(chapter) == null) {
            throw row.fault("heading", "is in no chapter");
          }
          found.add(chapter);
        }
        found.add(heading);
        addSubheadings(row, heading, found);
        before = heading;
      }
      codes = found.toArray(String[]::new);
    }

    private static void addSubheadings(DataFile.Row row, String heading, List<String> found) {
      String before = "";
      for (String end : row.list("subheadings")) {
        if (!isDigits(end, 2) || end.compareTo(before) <= 0) {
          throw row.fault("subheadings", "is not a list of ascending two-digit endings");
        }
        found.add(heading + end);
        before = end;
      }
      if (before.isEmpty()) {
        throw row.fault("subheadings", "must not be empty");
      }
    }

    static Tree bundled() {
      return TreeHolder.TREE_2022;
    }

    /** A tree in the layout of the bundled one. */
    static Tree read(String file, Reader text) {
      return new Tree(
          HarmonizedSystem.bundled(), DataFile.read(file, text, "heading", "subheadings"));
    }

    boolean contains(String code) {
      return Arrays.binarySearch(codes, code) >= 0;
    }

    /** The codes of the given length that start with the given digits, ascending. */
    List<String> below(String start, int length) {
      int found = Arrays.binarySearch(codes, start);
      List<String> below = new ArrayList<>();
      for (int i = found < 0 ? -found - 1 : found; i < codes.length; i++) {
        if (!codes[i].startsWith(start)) {
          break;
        }
        if (codes[i].length() == length) {
          below.add(codes[i]);
        }
      }
      return List.copyOf(below);
    }
  }

  private static final class TreeHolder {
    static final Tree TREE_2022 = Tree.read(TREE, Resources.open(TREE));
  }

  private static boolean isDigits(String text, int length) {
    boolean digits = text.length() == length;
    for (int i = 0; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }
}
