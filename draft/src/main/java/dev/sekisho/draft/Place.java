package dev.sekisho.draft;

/// Where something stands in a page.
///
/// @param page number of the page, from 1; 0 where the form has no pages
/// @param line line of the file, or of the page, from 1; 0 for the page as a whole
/// @param column character in the line, from 1
public record Place(int page, int line, int column) {
  /// The page as a whole.
  public static final Place WHOLE = new Place(0, 0, 0);
}
