package org.tradefigures.source;

import java.util.List;
import java.util.Map;
import org.tradefigures.reference.Location;
import org.tradefigures.reference.TradeParseException;
import org.tradefigures.trade.ObservationStatus;

/**
 * What kind of figure an observation is: the codes of the SDMX lists {@code CL_OBS_STATUS} 2.3 and
 * {@code CL_CONF_STATUS}, and the flags of Eurostat, which are small letters.
 */
final class SdmxStatus {

  private static final List<String> COMPONENTS = List.of("OBS_STATUS", "OBS_FLAG", "STATUS");
  private static final List<String> CONFIDENTIALITY =
      List.of("CONF_STATUS", "CONF_STATUS_OBS", "OBS_CONF");

  /** Codes that say something of a value that is there. */
  private static final String NORMAL = "ABDGJNSUWbdnruz_";

  private static final String ESTIMATED = "EIFefs";
  private static final String PROVISIONAL = "PVp";
  private static final String MISSING = "HKLMO";
  private static final String SUPPRESSED = "Qc";

  private SdmxStatus() {}

  /**
   * The status of an observation.
   *
   * @param flags what stands behind the sign of a value that is not there
   * @param hasValue whether there is a value
   * @throws TradeParseException if a code is not in the lists, or contradicts the value
   */
  static ObservationStatus of(
      Map<String, String> told, String flags, boolean hasValue, Location place) {
    ObservationStatus status = hasValue ? ObservationStatus.NORMAL : ObservationStatus.MISSING;
    for (String component : COMPONENTS) {
      String code = told.getOrDefault(component, "");
      status = code(code, component, status, hasValue, place);
    }
    status = code(flags, SdmxMessage.VALUE, status, hasValue, place);
    if (!hasValue && CONFIDENTIALITY.stream().anyMatch(c -> isConfidential(told, c))) {
      return ObservationStatus.SUPPRESSED;
    }
    return status;
  }

  private static boolean isConfidential(Map<String, String> told, String component) {
    String code = told.getOrDefault(component, "");
    return !code.isEmpty() && !code.equals("F");
  }

  private static ObservationStatus code(
      String text, String component, ObservationStatus before, boolean hasValue, Location place) {
    ObservationStatus status = before;
    String letters = text.equals("_U") ? "_" : text;
    for (int i = 0; i < letters.length(); i++) {
      String code = letters.substring(i, i + 1);
      if (hasValue && MISSING.contains(code) && !code.equals("K")) {
        throw new TradeParseException(
            "Observation status",
            text,
            "it says that there is no value, and there is one",
            Location.of(place.source(), place.line(), component),
            null);
      }
      status = code(code, text, component, status, hasValue, place);
    }
    return status;
  }

  private static ObservationStatus code(
      String code,
      String text,
      String component,
      ObservationStatus before,
      boolean hasValue,
      Location place) {
    if (SUPPRESSED.contains(code)) {
      return hasValue ? before : ObservationStatus.SUPPRESSED;
    }
    if (ESTIMATED.contains(code)) {
      return hasValue ? ObservationStatus.ESTIMATED : before;
    }
    if (PROVISIONAL.contains(code)) {
      return hasValue ? ObservationStatus.PROVISIONAL : before;
    }
    if (!NORMAL.contains(code) && !MISSING.contains(code)) {
      throw new TradeParseException(
          "Unknown observation status",
          text,
          "accepted are the codes of CL_OBS_STATUS and the flags of Eurostat",
          Location.of(place.source(), place.line(), component),
          null);
    }
    return before;
  }
}
