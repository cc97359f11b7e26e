package org.tradefigures.trade;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tradefigures.reference.Economy;

/**
 * The finer dimensions by which some files break trade down. Most figures are totals over all
 * three; where a file has totals and parts, adding up both would count trade twice.
 *
 * @param secondPartner the economy of consignment beside that of origin or destination (UN
 *     Comtrade: partner2); the world for all of them
 * @param customs the customs procedure
 * @param transport the mode of transport at the border
 */
public record Breakdown(Economy secondPartner, CustomsProcedure customs, TransportMode transport) {

  /** All second partners, procedures and modes together. */
  public static final Breakdown TOTAL =
      new Breakdown(Economy.WORLD, CustomsProcedure.ALL, TransportMode.ALL);

  /** Checks that all three are there. */
  public Breakdown {
    Objects.requireNonNull(secondPartner, "secondPartner");
    Objects.requireNonNull(customs, "customs");
    Objects.requireNonNull(transport, "transport");
  }

  /**
   * A copy for another second partner.
   *
   * @param value the economy, the world for all
   * @return the copy
   */
  public Breakdown withSecondPartner(Economy value) {
    return new Breakdown(value, customs, transport);
  }

  /**
   * A copy for another customs procedure.
   *
   * @param value the procedure
   * @return the copy
   */
  public Breakdown withCustoms(CustomsProcedure value) {
    return new Breakdown(secondPartner, value, transport);
  }

  /**
   * A copy for another mode of transport.
   *
   * @param value the mode
   * @return the copy
   */
  public Breakdown withTransport(TransportMode value) {
    return new Breakdown(secondPartner, customs, value);
  }

  // written out: a record binds its own at the first call, which takes a cold process milliseconds
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Breakdown that
        && secondPartner.equals(that.secondPartner)
        && customs.equals(that.customs)
        && transport.equals(that.transport);
  }

  @Override
  public int hashCode() {
    return Objects.hash(secondPartner, customs, transport);
  }
}
