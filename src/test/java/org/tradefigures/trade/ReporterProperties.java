package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReporterProperties {

  @Property
  void parseIsTheInverseOfToString(@ForAll Reporter reporter) {
    assertThat(Reporter.parse(reporter.toString())).isEqualTo(reporter);
  }

  @Property
  void theOrderGoesWithEquality(@ForAll Reporter one, @ForAll Reporter other) {
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
  }
}
