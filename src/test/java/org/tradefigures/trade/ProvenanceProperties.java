package org.tradefigures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProvenanceProperties {

  @Property
  void parseIsTheInverseOfToString(@ForAll Provenance provenance) {
    assertThat(Provenance.parse(provenance.toString())).isEqualTo(provenance);
  }

  @Property
  void theOrderGoesWithEquality(@ForAll Provenance one, @ForAll Provenance other) {
    assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    assertThat(Integer.signum(one.compareTo(other)))
        .isEqualTo(-Integer.signum(other.compareTo(one)));
  }

  @Property
  void whatIsToldToPeopleBeginsWithTheSource(@ForAll Provenance provenance) {
    assertThat(provenance.describe()).startsWith(provenance.source());
  }

  @Property
  void anyTextIsASourceOrRefused(@ForAll String text) {
    Throwable refused = catchThrowable(() -> Provenance.of(text));
    if (refused == null) {
      assertThat(Provenance.parse(Provenance.of(text).toString())).isEqualTo(Provenance.of(text));
    } else {
      assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
    }
  }
}
