/**
 * Helpers of the library itself: access to the bundled data files, the delimited-text cursor,
 * message formatting. Nothing here is public API, and nothing here knows about trade.
 */
@NullMarked
package org.tradefigures.internal;

import org.jspecify.annotations.NullMarked;
