// Every text of the window.
#pragma once

#include "base/catalogue.hpp"

namespace frontline {

namespace text {

// Menus.
inline constexpr Phrase file = phrase("File");
inline constexpr Phrase edit = phrase("Edit");
inline constexpr Phrase view = phrase("View");
inline constexpr Phrase map = phrase("Map");
inline constexpr Phrase help = phrase("Help");
inline constexpr Phrase projection = phrase("Projection");
inline constexpr Phrase projectionOfMap = phrase("As the map sets it");
inline constexpr Phrase otherProjection = phrase("Other…");
inline constexpr Phrase theme = phrase("Theme");
inline constexpr Phrase date = phrase("Date");
inline constexpr Phrase textSize = phrase("Size of text");
inline constexpr Phrase language = phrase("Language");

// Panels and dialogs.
inline constexpr Phrase layers = phrase("Layers");
inline constexpr Phrase layersHint = phrase("Drag a name to reorder. What is higher lies on top.");
inline constexpr Phrase loading = phrase("Loading…");
inline constexpr Phrase notLoaded = phrase("not loaded");
inline constexpr Phrase opacity = phrase("Opacity");
inline constexpr Phrase source = phrase("Source");
inline constexpr Phrase status = phrase("Status");
inline constexpr Phrase licence = phrase("Licence");
inline constexpr Phrase noSource = phrase("no source given");
inline constexpr Phrase noDates = phrase("This map has no dates.");
inline constexpr Phrase open = phrase("Open");
inline constexpr Phrase apply = phrase("Apply");
inline constexpr Phrase cancel = phrase("Cancel");
inline constexpr Phrase close = phrase("Close");
inline constexpr Phrase fetching = phrase("Fetching {}");
inline constexpr Phrase openTitle = phrase("Open a data file or a map");
inline constexpr Phrase openHint =
    phrase("Path of a file that GDAL reads, or of a map.toml (or drop the file on the window):");
inline constexpr Phrase filesTitle = phrase("May this map read other files?");
inline constexpr Phrase filesQuestion =
    phrase("{} names files outside its own folder, or on the network. The map gets them only if you allow it:");
inline constexpr Phrase filesKept =
    phrase("The answer is remembered until the map file changes. Without these files the rest of the map is shown.");
inline constexpr Phrase filesAllow = phrase("Allow");
inline constexpr Phrase filesRefuse = phrase("Do not allow");
inline constexpr Phrase projectionHint = phrase("EPSG code, PROJ string or WKT:");
inline constexpr Phrase helpTitle = phrase("Mouse and keys");

// What stands around the map.
inline constexpr Phrase furniture = phrase("Around the map");
inline constexpr Phrase furnitureTexts = phrase("Texts around the map");
inline constexpr Phrase furnitureHint = phrase("What is left empty follows from what the map shows.");
inline constexpr Phrase pieceTitle = phrase("Title");
inline constexpr Phrase pieceSubtitle = phrase("Subtitle");
inline constexpr Phrase pieceLegend = phrase("Legend");
inline constexpr Phrase pieceScaleBar = phrase("Scale bar");
inline constexpr Phrase pieceInset = phrase("Inset of the whole country");
inline constexpr Phrase pieceCredit = phrase("Credit");
inline constexpr Phrase pieceAttribution = phrase("Sources");
inline constexpr Phrase attributionHint = phrase("Without them, a text file beside each picture names the sources.");
inline constexpr Phrase pieceNorthArrow = phrase("North arrow");
inline constexpr Phrase arrowAuto = phrase("Where north is not up");
inline constexpr Phrase arrowAlways = phrase("Always");
inline constexpr Phrase arrowNever = phrase("Never");
inline constexpr Phrase pieceLocator = phrase("Frame of a view");
inline constexpr Phrase noLocator = phrase("None");
// Export.
inline constexpr Phrase exportTitle = phrase("Export picture");
inline constexpr Phrase exportSize = phrase("Size");
inline constexpr Phrase exportOwnSize = phrase("own size");
inline constexpr Phrase preset1080p = phrase("1080p");
inline constexpr Phrase preset4k = phrase("4K");
inline constexpr Phrase presetA4 = phrase("A4 landscape, 300 dpi");
inline constexpr Phrase presetA4Portrait = phrase("A4 portrait, 300 dpi");
inline constexpr Phrase presetA3 = phrase("A3 landscape, 300 dpi");
inline constexpr Phrase presetA3Portrait = phrase("A3 portrait, 300 dpi");
inline constexpr Phrase presetSquare = phrase("Square");
inline constexpr Phrase presetPortrait = phrase("Portrait");
inline constexpr Phrase presetSlide = phrase("Slide");
inline constexpr Phrase exportWidth = phrase("Width");
inline constexpr Phrase exportHeight = phrase("Height");
inline constexpr Phrase exportPixels = phrase("pixels");
inline constexpr Phrase exportCentimetres = phrase("cm");
inline constexpr Phrase exportDpi = phrase("Pixels per inch");
inline constexpr Phrase exportScale = phrase("Scale");
inline constexpr Phrase exportTrueSize = phrase("{} × {} pixels, {} × {} cm");
inline constexpr Phrase exportFormat = phrase("Format");
inline constexpr Phrase exportThemeSeen = phrase("as seen");
inline constexpr Phrase exportTransparent = phrase("Transparent background");
inline constexpr Phrase exportWorldFile = phrase("World file beside it");
inline constexpr Phrase exportName = phrase("File");
inline constexpr Phrase exportFolder = phrase("Folder");
inline constexpr Phrase exportHere = phrase("where the program was started");
inline constexpr Phrase exportEstimate = phrase("File of about {}");
inline constexpr Phrase exportEstimateExact = phrase("File of {}");
inline constexpr Phrase exportEstimating = phrase("Estimating the size of the file…");
inline constexpr Phrase exportStart = phrase("Export");
inline constexpr Phrase exportExists = phrase("{} is there already.");
inline constexpr Phrase exportReplace = phrase("Replace it");
inline constexpr Phrase exportRename = phrase("Keep both");
inline constexpr Phrase exportMaking = phrase("Exporting {}");
inline constexpr Phrase exportStopping = phrase("Stopping…");
inline constexpr Phrase exportFrameHint = phrase("Drag and zoom the map under the frame.");
inline constexpr Phrase kilobytes = phrase("kB");
inline constexpr Phrase megabytes = phrase("MB");
inline constexpr Phrase kilometres = phrase("km");
inline constexpr Phrase squareKilometres = phrase("km²");

// Scenarios.
inline constexpr Phrase scenarios = phrase("Scenarios");
inline constexpr Phrase show = phrase("Show");
inline constexpr Phrase compare = phrase("Compare");
inline constexpr Phrase controlAlone = phrase("Control alone");
inline constexpr Phrase controlAloneHint = phrase("who holds what on the date shown");
inline constexpr Phrase controlOn = phrase("Control on {}");
inline constexpr Phrase computing = phrase("Computing…");
inline constexpr Phrase proposer = phrase("Proposed by");
inline constexpr Phrase note = phrase("Note");
inline constexpr Phrase cannotBeUsed = phrase("cannot be used: see the tooltip");
inline constexpr Phrase compareWith = phrase("Compare with a date");
inline constexpr Phrase noDateCompared = phrase("no date");
inline constexpr Phrase compareOff = phrase("Off");
inline constexpr Phrase compareSwipe = phrase("Swipe");
inline constexpr Phrase compareDifference = phrase("Difference");
inline constexpr Phrase divider = phrase("Divider");
inline constexpr Phrase claimsTitle = phrase("Published figures");
inline constexpr Phrase lengthsTitle = phrase("Length of the line");

// Zone builder.
inline constexpr Phrase zoneBuilder = phrase("Zone builder");
inline constexpr Phrase zoneHeldSide = phrase("Depth on the side held by Ukraine, km");
inline constexpr Phrase zoneOccupiedSide = phrase("Depth on the occupied side, km");
inline constexpr Phrase zoneBase = phrase("Along the line of");
inline constexpr Phrase dateShown = phrase("the date shown");
inline constexpr Phrase zoneOblasts = phrase("Only in oblasts");
inline constexpr Phrase anywhere = phrase("anywhere");
inline constexpr Phrase zoneName = phrase("Name");
inline constexpr Phrase zoneDefaultName = phrase("My zone");
inline constexpr Phrase zoneShow = phrase("Show this zone");
inline constexpr Phrase zoneSave = phrase("Save as a scenario");
inline constexpr Phrase zoneSaved = phrase("Saved as \"{}\" in {}");
inline constexpr Phrase zoneNeedsDepth = phrase("A zone needs a depth above 0 on at least one side.");
inline constexpr Phrase zoneProposer = phrase("Own zone");

// Ledger.
inline constexpr Phrase ledger = phrase("Ledger");
inline constexpr Phrase passed = phrase("Would pass to Russia");
inline constexpr Phrase returned = phrase("Would return to Ukraine");
inline constexpr Phrase zone = phrase("Zone");
inline constexpr Phrase zoneSides = phrase("{} on the held side, {} on the occupied side");
inline constexpr Phrase occupiedBeforeAfter = phrase("Occupied, before and after");
inline constexpr Phrase lineLength = phrase("Line");
inline constexpr Phrase lineParts = phrase("{} along rivers, {} along oblast boundaries");
inline constexpr Phrase placesPeopleFigures = phrase("{} places, {} people");
inline constexpr Phrase zoneOverlaps = phrase("ground that passes or returns among it");
inline constexpr Phrase peopleSource =
    phrase("People: before February 2022, GeoNames. Places without a figure there count 0.");
inline constexpr Phrase allOblasts = phrase("All regions");
inline constexpr Phrase noOblasts = phrase("No oblast is concerned.");
inline constexpr Phrase total = phrase("Total");
inline constexpr Phrase columnOblast = phrase("Oblast");
inline constexpr Phrase columnArea = phrase("Area");
inline constexpr Phrase columnBefore = phrase("Before");
inline constexpr Phrase columnAfter = phrase("After");
inline constexpr Phrase columnShare = phrase("Share");
inline constexpr Phrase columnPassed = phrase("Passes");
inline constexpr Phrase columnReturned = phrase("Returns");
inline constexpr Phrase columnZoneHeld = phrase("Zone, held");
inline constexpr Phrase columnZoneOccupied = phrase("Zone, occ.");
inline constexpr Phrase columnLine = phrase("Line");
inline constexpr Phrase columnPlaces = phrasec("column", "Places");
inline constexpr Phrase columnPeople = phrase("People");
inline constexpr Phrase columnPassedPeople = phrase("Passes, people");
inline constexpr Phrase columnReturnedPeople = phrase("Returns, people");
inline constexpr Phrase columnZonePeople = phrase("Zone, people");
inline constexpr Phrase hintOblast = phrase("name of the oblast");
inline constexpr Phrase hintArea = phrase("whole area of the oblast, km²");
inline constexpr Phrase hintBefore = phrase("occupied by the control that the scenario starts from, km²");
inline constexpr Phrase hintAfter = phrase("occupied under the scenario, km²");
inline constexpr Phrase hintShare = phrase(
    "occupied under the scenario, in per cent of the oblast's whole area within the map's boundary (in the "
    "total: of all oblasts); the column Area has it");
inline constexpr Phrase hintPassed = phrase("would pass to Russia, km²");
inline constexpr Phrase hintReturned = phrase("would return to Ukraine, km²");
inline constexpr Phrase hintZoneHeld = phrase("of the zone, on the side held by Ukraine, km²");
inline constexpr Phrase hintZoneOccupied = phrase("of the zone, on the occupied side, km²");
inline constexpr Phrase hintLine =
    phrase("length of the scenario's line in the oblast, km; along a boundary of two, half in each");
inline constexpr Phrase hintPassedPeople =
    phrase("people before February 2022 (GeoNames) in places on ground that would pass to Russia");
inline constexpr Phrase hintReturnedPeople =
    phrase("people before February 2022 (GeoNames) in places on ground that would return to Ukraine");
inline constexpr Phrase hintZonePeople =
    phrase("people before February 2022 (GeoNames) in places in the zone, ground that passes or returns among it");
inline constexpr Phrase places = phrase("Places");
inline constexpr Phrase deposits = phrase("Deposits");
inline constexpr Phrase deposit = phrase("deposit");
inline constexpr Phrase groundPassed = phrase("passes");
inline constexpr Phrase groundReturned = phrase("returns");
inline constexpr Phrase groundZoneHeld = phrase("zone, held side");
inline constexpr Phrase groundZoneOccupied = phrase("zone, occupied side");
inline constexpr Phrase widen = phrase("Wider");
inline constexpr Phrase narrow = phrase("Narrower");
inline constexpr Phrase units = phrase("Areas in km², lengths in km, on the WGS84 ellipsoid.");
inline constexpr Phrase differenceTitle = phrase("Where the two disagree");
inline constexpr Phrase onlyUnder = phrase("Occupied only under");
inline constexpr Phrase noDifference = phrase("The two agree everywhere.");
inline constexpr Phrase fileOutsideProjection =
    phrase("{}: lies where this projection shows nothing. Choose another one in the menu Map, Projection");
inline constexpr Phrase leftOut = phrase("Left out, as pieces of less than 0.1 km² or nowhere 200 m wide: {} and {}.");
inline constexpr Phrase columnFirst = phrase("First, km²");
inline constexpr Phrase columnSecond = phrase("Second, km²");
inline constexpr Phrase columnFirstPlaces = phrase("places");
inline constexpr Phrase columnFirstPeople = phrase("people");

// Card.
inline constexpr Phrase cardTitle = phrase("What is here");
inline constexpr Phrase cardOblast = phrase("Oblast");
inline constexpr Phrase cardOutside = phrase("outside Ukraine or in the sea");
inline constexpr Phrase cardControl = phrase("Control");
inline constexpr Phrase undecided = phrase("within the tolerance of the line ({} m): not decided");
inline constexpr Phrase heldByUkraine = phrase("held by Ukraine");
inline constexpr Phrase occupied = phrase("occupied");
inline constexpr Phrase fateStaysHeld = phrase("stays held by Ukraine");
inline constexpr Phrase fateStaysOccupied = phrase("stays occupied");
inline constexpr Phrase fatePasses = phrase("would pass to Russia");
inline constexpr Phrase fateReturns = phrase("would return to Ukraine");
inline constexpr Phrase fateUndecided = phrase("not decided: too near to its line");
inline constexpr Phrase fateOutside = phrase("outside");
inline constexpr Phrase inZone = phrase(", in the zone");

inline constexpr Phrase ofMapsLayers = phrase("In the map's layers");
inline constexpr Phrase moreFeatures = phrase("and {} more");
inline constexpr Phrase noValue = phrase("no value");
inline constexpr Phrase emptyText = phrase("empty");
inline constexpr Phrase copyAll = phrase("Copy");
inline constexpr Phrase clickToCopy = phrase("Click to copy");
inline constexpr Phrase copied = phrase("Copied: {}");

// Attributes.
inline constexpr Phrase attributes = phrase("Attributes");
inline constexpr Phrase noAttributes = phrase("No layer that is drawn has attributes.");
inline constexpr Phrase attributesNotThere = phrase("The layer is not drawn: show it to see its attributes.");
inline constexpr Phrase attributesHint = phrase("Table of attributes");
inline constexpr Phrase searchRows = phrase("Search in all columns");
inline constexpr Phrase filterRows = phrase("Filter, as: people > 1000 AND name LIKE 'A%'");
inline constexpr Phrase rowsOf = phrase("{} of {} rows");
inline constexpr Phrase rowsSelected = phrase("{} selected");
inline constexpr Phrase rowsNowhere = phrase("These rows have no place on the map.");
inline constexpr Phrase zoomToRows = phrase("Zoom to");
inline constexpr Phrase selectAll = phrase("Select all");
inline constexpr Phrase selectNone = phrase("Select none");
inline constexpr Phrase exportRows = phrase("Export…");
inline constexpr Phrase exportRowsHint = phrase("The selected rows, or all that are shown, as a file:");
inline constexpr Phrase moreColumns = phrase("Columns {} to {} of {}");
inline constexpr Phrase columnNumber = phrase("No.");
inline constexpr Phrase statistics = phrase("Statistics");
inline constexpr Phrase statisticsOfSelected = phrase("of the selected rows");
inline constexpr Phrase statisticsOfShown = phrase("of the rows shown");
inline constexpr Phrase statCount = phrase("Rows");
inline constexpr Phrase statEmpty = phrase("Empty");
inline constexpr Phrase statNotNumbers = phrase("Not numbers");
inline constexpr Phrase statDistinct = phrase("Different values");
inline constexpr Phrase statLeast = phrase("Least");
inline constexpr Phrase statMost = phrase("Greatest");
inline constexpr Phrase statFirst = phrase("First");
inline constexpr Phrase statLast = phrase("Last");
inline constexpr Phrase statMean = phrase("Mean");
inline constexpr Phrase statMedian = phrase("Median");
inline constexpr Phrase statSum = phrase("Sum");
inline constexpr Phrase statFrequent = phrase("Most frequent");

// Figures.
inline constexpr Phrase claimsHint =
    phrase("Each figure was published; beside it is what this map gives, computed now.");
inline constexpr Phrase columnClaim = phrase("Figure");
inline constexpr Phrase columnPublished = phrase("Published");
inline constexpr Phrase columnMeasured = phrase("This map");
inline constexpr Phrase columnVerdict = phrase("Verdict");
inline constexpr Phrase columnReason = phrase("Why, and how it is measured");
inline constexpr Phrase columnSource = phrase("Source");
inline constexpr Phrase verdictAgree = phrase("agrees");
inline constexpr Phrase verdictNear = phrase("near");
inline constexpr Phrase verdictConflict = phrase("conflict");
inline constexpr Phrase verdictNotChecked = phrase("not checked");
inline constexpr Phrase noClaims = phrase("This map has no published figures (key \"claims\").");
inline constexpr Phrase lengthOf = phrase("Line of");
inline constexpr Phrase lengthAxis = phrase("Length in km against the ruler in km");
inline constexpr Phrase lengthAll = phrase("whole line");
inline constexpr Phrase lengthNoRivers = phrase("without rivers and lakes");
inline constexpr Phrase lengthNoBorders = phrase("without border and coast");
inline constexpr Phrase lengthNoPockets = phrase("without pockets");
inline constexpr Phrase lengthNone = phrase("without all three");
inline constexpr Phrase everyVertex = phrase("every vertex");
inline constexpr Phrase rulerHint = phrase("ruler {} km");
inline constexpr Phrase publishedLength = phrase("published");

// Mouse, for the help window.
inline constexpr Phrase drag = phrase("drag");
inline constexpr Phrase wheel = phrase("wheel");
inline constexpr Phrase doubleClick = phrase("double click");
inline constexpr Phrase shiftDrag = phrase("Shift + drag");
inline constexpr Phrase dropFile = phrase("drop a file");
inline constexpr Phrase helpDrag = phrase("move the map");
inline constexpr Phrase helpWheel = phrase("zoom about the pointer");
inline constexpr Phrase helpDoubleClick = phrase("zoom in about the pointer (with Shift: out)");
inline constexpr Phrase helpShiftDrag = phrase("zoom to a box");
inline constexpr Phrase helpDropFile = phrase("add it to the map as layers");
inline constexpr Phrase layerKeys = phrase("L, then its number");
inline constexpr Phrase helpLayerKeys = phrase("show or hide a layer");
inline constexpr Phrase scenarioKeys = phrase("S, then its number");
inline constexpr Phrase helpScenarioKeys = phrase("choose a scenario (0: control alone)");
inline constexpr Phrase comparedKeys = phrase("Shift + S, then a number");
inline constexpr Phrase helpComparedKeys = phrase("compare with a scenario (0: with nothing)");
inline constexpr Phrase click = phrase("click");
inline constexpr Phrase helpClick = phrase("what is here, and what each scenario makes of it");
inline constexpr Phrase dragDivider = phrase("drag the divider");
inline constexpr Phrase helpDragDivider = phrase("swipe between two scenarios or dates");

// Named commands.
inline constexpr Phrase helpAttributes = phrase("Table of a layer's attributes");
inline constexpr Phrase helpZoomToRows = phrase("Zoom to the selected rows");
inline constexpr Phrase helpCopyRows = phrase("Copy the selected rows");
inline constexpr Phrase helpPickAllRows = phrase("Select all rows of the table");
inline constexpr Phrase helpPickNoRows = phrase("Select no row of the table");
inline constexpr Phrase helpOpen = phrase("Open a data file or a map…");
inline constexpr Phrase helpExport = phrase("Export picture…");
inline constexpr Phrase helpScreenshot = phrase("Save a picture of the map as seen");
inline constexpr Phrase helpQuit = phrase("Quit");
inline constexpr Phrase helpUndo = phrase("Undo");
inline constexpr Phrase helpRedo = phrase("Redo");
inline constexpr Phrase helpWholeMap = phrase("Whole map");
inline constexpr Phrase helpPreset = phrase("View");
inline constexpr Phrase helpFirstView = phrase("View at the start");
inline constexpr Phrase helpZoomIn = phrase("Zoom in");
inline constexpr Phrase helpZoomOut = phrase("Zoom out");
inline constexpr Phrase helpPanLeft = phrase("Move left");
inline constexpr Phrase helpPanRight = phrase("Move right");
inline constexpr Phrase helpPanUp = phrase("Move up");
inline constexpr Phrase helpPanDown = phrase("Move down");
inline constexpr Phrase helpDateBack = phrase("Date back");
inline constexpr Phrase helpDateForward = phrase("Date forward");
inline constexpr Phrase helpFurniture = phrase("Title, subtitle, credit");
inline constexpr Phrase helpTheme = phrase("Next theme");
inline constexpr Phrase helpPanels = phrase("Show or fold the panels");
inline constexpr Phrase helpFullScreen = phrase("Full screen");
inline constexpr Phrase helpHelp = phrase("Mouse and keys");
inline constexpr Phrase helpFocusPanels = phrase("Use the panels by keyboard (Esc returns to the map)");
inline constexpr Phrase helpProjection = phrase("Projection by definition…");

inline constexpr Phrase helpScenarioPrevious = phrase("Previous scenario");
inline constexpr Phrase helpScenarioNext = phrase("Next scenario");
inline constexpr Phrase helpSwipe = phrase("Compare by a swipe, or stop");
inline constexpr Phrase helpDifference = phrase("Compare by the difference, or stop");
inline constexpr Phrase helpCard = phrase("What is under the pointer (Esc closes)");
inline constexpr Phrase helpClaims = phrase("Published figures");
inline constexpr Phrase helpLengths = phrase("Length of the line");
inline constexpr Phrase helpLedger = phrase("Show or fold the ledger");
inline constexpr Phrase helpFrameGraph = phrase("How long each frame takes");
inline constexpr Phrase framesTitle = phrase("Time of each frame");
inline constexpr Phrase framesPanels = phrase("input and panels");
inline constexpr Phrase framesMap = phrase("map");
inline constexpr Phrase framesScreen = phrase("display");
inline constexpr Phrase framesLine = phrase("{} ms");
inline constexpr Phrase framesFigures =
    phrase("The last {} frames, in milliseconds: half took at most {}, 99 of 100 at most {}, the longest {}.");
inline constexpr Phrase framesCopy = phrase("Copy the figures");

// Messages. {} is filled in.
inline constexpr Phrase scenarioNumber = phrase("Number of the scenario to show? 0: control alone.");
inline constexpr Phrase comparedNumber = phrase("Number of the scenario to compare with? 0: none.");
inline constexpr Phrase noSuchScenario = phrase("There is no scenario with that number.");
inline constexpr Phrase nothingToCompare = phrase("There is nothing to compare with.");
inline constexpr Phrase readingFile = phrase("Reading {}…");
inline constexpr Phrase readingCancelled = phrase("Reading {} was cancelled; the map is as it was.");
inline constexpr Phrase saved = phrase("Saved {}");
inline constexpr Phrase exported = phrase("Exported {} ({})");
inline constexpr Phrase exportCancelled = phrase("The export was cancelled; no file was written.");
inline constexpr Phrase exportNoName = phrase("Give the file a name.");
inline constexpr Phrase exportSizeWrong = phrase("Each side may have from 1 to {} pixels.");
inline constexpr Phrase exportDpiWrong = phrase("Pixels per inch may be from {} to {}.");
inline constexpr Phrase exportWebpSize = phrase("WebP holds at most {0} × {0} pixels: choose a smaller size or PNG.");
inline constexpr Phrase exportMemory = phrase("This needs {} GB, {} GB are available: choose a smaller size{}.");
inline constexpr Phrase exportOrPng = phrase(" or PNG");
inline constexpr Phrase exportRunning = phrase("A picture is being exported; wait for it or cancel it.");
inline constexpr Phrase exportManyNames = phrase("{} and 10,000 names like it are taken; choose another.");
inline constexpr Phrase layerNumber = phrase("Number of the layer to show or hide?");
inline constexpr Phrase noSuchLayer = phrase("There is no layer with that number.");
inline constexpr Phrase outsideProjection =
    phrase("{} does not cover the place in the middle of the window; move the map or choose another projection.");
inline constexpr Phrase nothingToUndo = phrase("There is nothing to undo.");
inline constexpr Phrase nothingToRedo = phrase("There is nothing to redo.");

}  // namespace text

}  // namespace frontline
