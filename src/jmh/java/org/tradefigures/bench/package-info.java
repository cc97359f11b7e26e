/** Benchmarks of the kernels, and the work that other tools are compared by. */
@NullMarked
package org.tradefigures.bench;

import org.jspecify.annotations.NullMarked;
