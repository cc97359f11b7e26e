package org.tradefigures.jqwik;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.SampleReportingFormat;
import org.tradefigures.agreement.Agreement;
import org.tradefigures.money.RateTable;

/**
 * Shows the whole of a value where a property fails, of which the short form does not tell enough
 * to see why: all rates of a {@link RateTable}, all parts of an {@link Agreement}. jqwik finds this
 * class itself; an own format of a higher priority takes precedence.
 */
public final class TradeSampleFormat implements SampleReportingFormat {

  /** For jqwik, which makes it. */
  public TradeSampleFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof RateTable || value instanceof Agreement;
  }

  @Override
  public Object report(Object value) {
    return value instanceof RateTable table ? table.rates() : parts((Agreement) value);
  }

  private static Map<String, Object> parts(Agreement agreement) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("agreement", agreement.toString());
    parts.put("parties", agreement.parties());
    parts.put("timeline", agreement.timeline());
    parts.put("provisions", agreement.provisions());
    parts.put("values", agreement.values());
    parts.put("provenance", agreement.provenance());
    if (agreement.detail() != null) {
      parts.put("detail", agreement.detail());
    }
    return parts;
  }
}
