package org.tradefigures.reference;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tradefigures.internal.DataFile;
import org.tradefigures.internal.Resources;
import org.tradefigures.internal.Suggestions;

/** The bundled groups of products, whose codes are names. */
final class ProductGroups {

  static final String FILE = "reference/product-groups.csv";

  private final Map<Classification, Map<String, String>> names =
      new EnumMap<>(Classification.class);

  private ProductGroups(List<DataFile.Row> rows) {
    for (DataFile.Row row : rows) {
      row.putOnce(
          names.computeIfAbsent(
              row.get("classification", Classification::of), c -> new LinkedHashMap<>()),
          "code",
          row.get("code"),
          row.get("name"));
    }
  }

  static ProductGroups bundled() {
    return Holder.GROUPS;
  }

  private static final class Holder {
    static final ProductGroups GROUPS =
        new ProductGroups(
            DataFile.read(FILE, Resources.open(FILE), "classification", "code", "name"));
  }

  /** The codes of the groups, in the order of the list. */
  Set<String> codes(Classification classification) {
    return of(classification).keySet();
  }

  String name(Classification classification, String code) {
    return Objects.requireNonNull(of(classification).get(code), code);
  }

  /** Refuses a code that is no group of a classification. */
  void check(Classification classification, String code) {
    Set<String> codes = codes(classification);
    if (!codes.contains(code)) {
      throw new UnknownCodeException(
          "commodity",
          code,
          Suggestions.nearest(code, codes),
          "one of the " + classification.label() + " " + String.join(", ", codes));
    }
  }

  private Map<String, String> of(Classification classification) {
    return Objects.requireNonNull(names.get(classification), classification.code());
  }
}
