/**
 * One self-contained page a run: {@link dev.mien.report.html.HtmlReport} for pictures, {@link
 * dev.mien.report.html.VideoPage} for a video. A page loads nothing and sends nothing. {@link dev.mien.report.html.Html}
 * escapes by construction: what is not a constant of the program can only be text or the value of an attribute. Pages are
 * spooled to disk while they grow, and appear under their name when they are whole.
 */
@NullMarked
package dev.mien.report.html;

import org.jspecify.annotations.NullMarked;
