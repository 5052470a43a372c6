// Every text of the window, in English and Ukrainian. One table: a translator edits this file alone.
#pragma once

#include "base/language.hpp"

namespace frontline {

struct Phrase {
    const char* english;
    const char* ukrainian;

    [[nodiscard]] const char* in(Language language) const
    {
        return language == Language::Ukrainian ? ukrainian : english;
    }
};

namespace text {

// Menus.
inline constexpr Phrase file{"File", "Файл"};
inline constexpr Phrase edit{"Edit", "Зміни"};
inline constexpr Phrase view{"View", "Вигляд"};
inline constexpr Phrase map{"Map", "Карта"};
inline constexpr Phrase help{"Help", "Довідка"};
inline constexpr Phrase projection{"Projection", "Проєкція"};
inline constexpr Phrase projectionOfMap{"As the map sets it", "Як задано в карті"};
inline constexpr Phrase otherProjection{"Other…", "Інша…"};
inline constexpr Phrase theme{"Theme", "Тема"};
inline constexpr Phrase date{"Date", "Дата"};
inline constexpr Phrase textSize{"Size of text", "Розмір тексту"};
inline constexpr Phrase language{"Language", "Мова"};

// Panels and dialogs.
inline constexpr Phrase layers{"Layers", "Шари"};
inline constexpr Phrase layersHint{"Drag a name to reorder. What is higher lies on top.",
                                   "Перетягніть назву, щоб змінити порядок. Вищий шар лежить зверху."};
inline constexpr Phrase loading{"Loading…", "Завантаження…"};
inline constexpr Phrase notLoaded{"not loaded", "не завантажено"};
inline constexpr Phrase opacity{"Opacity", "Непрозорість"};
inline constexpr Phrase source{"Source", "Джерело"};
inline constexpr Phrase status{"Status", "Статус"};
inline constexpr Phrase licence{"Licence", "Ліцензія"};
inline constexpr Phrase tolerance{"Tolerance", "Похибка"};
inline constexpr Phrase noSource{"no source given", "джерело не вказано"};
inline constexpr Phrase noDates{"This map has no dates.", "У цій карті немає дат."};
inline constexpr Phrase open{"Open", "Відкрити"};
inline constexpr Phrase apply{"Apply", "Застосувати"};
inline constexpr Phrase cancel{"Cancel", "Скасувати"};
inline constexpr Phrase close{"Close", "Закрити"};
inline constexpr Phrase openTitle{"Open a data file", "Відкрити файл даних"};
inline constexpr Phrase openHint{"Path of a file that GDAL reads (or drop the file on the window):",
                                 "Шлях до файлу, який читає GDAL (або перетягніть файл у вікно):"};
inline constexpr Phrase projectionHint{"EPSG code, PROJ string or WKT:", "Код EPSG, рядок PROJ або WKT:"};
inline constexpr Phrase helpTitle{"Mouse and keys", "Миша й клавіші"};

// What stands around the map.
inline constexpr Phrase furniture{"Around the map", "Навколо карти"};
inline constexpr Phrase furnitureTexts{"Texts around the map", "Тексти навколо карти"};
inline constexpr Phrase furnitureHint{"What is left empty follows from what the map shows.",
                                      "Порожнє поле заповнює те, що показує карта."};
inline constexpr Phrase pieceTitle{"Title", "Заголовок"};
inline constexpr Phrase pieceSubtitle{"Subtitle", "Підзаголовок"};
inline constexpr Phrase pieceLegend{"Legend", "Легенда"};
inline constexpr Phrase pieceScaleBar{"Scale bar", "Масштабна лінійка"};
inline constexpr Phrase pieceInset{"Inset of the whole country", "Врізка з усією країною"};
inline constexpr Phrase pieceCredit{"Credit", "Авторство карти"};
inline constexpr Phrase pieceAttribution{"Sources", "Джерела"};
inline constexpr Phrase attributionHint{"Without them, a text file beside each picture names the sources.",
                                        "Без них джерела називає текстовий файл поруч із кожною картинкою."};
inline constexpr Phrase pieceNorthArrow{"North arrow", "Стрілка півночі"};
inline constexpr Phrase arrowAuto{"Where north is not up", "Де північ не вгорі"};
inline constexpr Phrase arrowAlways{"Always", "Завжди"};
inline constexpr Phrase arrowNever{"Never", "Ніколи"};
inline constexpr Phrase pieceLocator{"Frame of a view", "Рамка вигляду"};
inline constexpr Phrase noLocator{"None", "Без рамки"};
// Export.
inline constexpr Phrase exportTitle{"Export picture", "Експорт зображення"};
inline constexpr Phrase exportSize{"Size", "Розмір"};
inline constexpr Phrase exportOwnSize{"own size", "власний розмір"};
inline constexpr Phrase preset1080p{"1080p", "1080p"};
inline constexpr Phrase preset4k{"4K", "4K"};
inline constexpr Phrase presetA4{"A4 landscape, 300 dpi", "A4 альбомна, 300 dpi"};
inline constexpr Phrase presetA4Portrait{"A4 portrait, 300 dpi", "A4 книжкова, 300 dpi"};
inline constexpr Phrase presetA3{"A3 landscape, 300 dpi", "A3 альбомна, 300 dpi"};
inline constexpr Phrase presetA3Portrait{"A3 portrait, 300 dpi", "A3 книжкова, 300 dpi"};
inline constexpr Phrase presetSquare{"Square", "Квадрат"};
inline constexpr Phrase presetPortrait{"Portrait", "Портрет"};
inline constexpr Phrase presetSlide{"Slide", "Слайд"};
inline constexpr Phrase exportWidth{"Width", "Ширина"};
inline constexpr Phrase exportHeight{"Height", "Висота"};
inline constexpr Phrase exportPixels{"pixels", "пікселі"};
inline constexpr Phrase exportCentimetres{"cm", "см"};
inline constexpr Phrase exportDpi{"Pixels per inch", "Пікселів на дюйм"};
inline constexpr Phrase exportScale{"Scale", "Масштаб"};
inline constexpr Phrase exportTrueSize{"{} × {} pixels, {} × {} cm", "{} × {} пікселів, {} × {} см"};
inline constexpr Phrase exportFormat{"Format", "Формат"};
inline constexpr Phrase exportThemeSeen{"as seen", "як видно"};
inline constexpr Phrase exportTransparent{"Transparent background", "Прозоре тло"};
inline constexpr Phrase exportWorldFile{"World file beside it", "Файл прив’язки поруч"};
inline constexpr Phrase exportName{"File", "Файл"};
inline constexpr Phrase exportFolder{"Folder", "Тека"};
inline constexpr Phrase exportHere{"where the program was started", "де запущено програму"};
inline constexpr Phrase exportEstimate{"File of about {}", "Файл приблизно {}"};
inline constexpr Phrase exportEstimateExact{"File of {}", "Файл {}"};
inline constexpr Phrase exportEstimating{"Estimating the size of the file…", "Оцінювання розміру файлу…"};
inline constexpr Phrase exportStart{"Export", "Експортувати"};
inline constexpr Phrase exportExists{"{} is there already.", "{} вже є."};
inline constexpr Phrase exportReplace{"Replace it", "Замінити"};
inline constexpr Phrase exportRename{"Keep both", "Зберегти обидва"};
inline constexpr Phrase exportMaking{"Exporting {}", "Експорт {}"};
inline constexpr Phrase exportStopping{"Stopping…", "Зупинка…"};
inline constexpr Phrase exportFrameHint{"Drag and zoom the map under the frame.",
                                        "Рухайте й масштабуйте карту під рамкою."};
inline constexpr Phrase kilobytes{"kB", "кБ"};
inline constexpr Phrase megabytes{"MB", "МБ"};

// Scenarios.
inline constexpr Phrase scenarios{"Scenarios", "Сценарії"};
inline constexpr Phrase show{"Show", "Показати"};
inline constexpr Phrase compare{"Compare", "Порівняти"};
inline constexpr Phrase controlAlone{"Control alone", "Лише контроль"};
inline constexpr Phrase controlAloneHint{"who holds what on the date shown", "хто що утримує на показану дату"};
inline constexpr Phrase controlOn{"Control on {}", "Контроль на {}"};
inline constexpr Phrase computing{"Computing…", "Обчислення…"};
inline constexpr Phrase proposer{"Proposed by", "Запропонував"};
inline constexpr Phrase note{"Note", "Примітка"};
inline constexpr Phrase cannotBeUsed{"cannot be used: see the tooltip", "не можна застосувати: див. підказку"};
inline constexpr Phrase compareWith{"Compare with a date", "Порівняти з датою"};
inline constexpr Phrase noDateCompared{"no date", "без дати"};
inline constexpr Phrase compareOff{"Off", "Вимкнено"};
inline constexpr Phrase compareSwipe{"Swipe", "Шторка"};
inline constexpr Phrase compareDifference{"Difference", "Різниця"};
inline constexpr Phrase divider{"Divider", "Межа"};
inline constexpr Phrase claimsTitle{"Published figures", "Опубліковані цифри"};
inline constexpr Phrase lengthsTitle{"Length of the line", "Довжина лінії"};

// Zone builder.
inline constexpr Phrase zoneBuilder{"Zone builder", "Конструктор зони"};
inline constexpr Phrase zoneHeldSide{"Depth on the side held by Ukraine, km",
                                     "Глибина з боку, який утримує Україна, км"};
inline constexpr Phrase zoneOccupiedSide{"Depth on the occupied side, km", "Глибина з окупованого боку, км"};
inline constexpr Phrase zoneBase{"Along the line of", "Уздовж лінії"};
inline constexpr Phrase dateShown{"the date shown", "показаної дати"};
inline constexpr Phrase zoneOblasts{"Only in oblasts", "Лише в областях"};
inline constexpr Phrase anywhere{"anywhere", "будь-де"};
inline constexpr Phrase zoneName{"Name", "Назва"};
inline constexpr Phrase zoneDefaultName{"My zone", "Моя зона"};
inline constexpr Phrase zoneShow{"Show this zone", "Показати цю зону"};
inline constexpr Phrase zoneSave{"Save as a scenario", "Зберегти як сценарій"};
inline constexpr Phrase zoneSaved{"Saved as \"{}\" in {}", "Збережено як «{}» у {}"};
inline constexpr Phrase zoneNeedsDepth{"A zone needs a depth above 0 on at least one side.",
                                       "Зоні потрібна глибина понад 0 хоча б з одного боку."};
inline constexpr Phrase zoneProposer{"Own zone", "Власна зона"};

// Ledger.
inline constexpr Phrase ledger{"Ledger", "Підсумок"};
inline constexpr Phrase passed{"Would pass to Russia", "Перейшло б до Росії"};
inline constexpr Phrase returned{"Would return to Ukraine", "Повернулося б Україні"};
inline constexpr Phrase zone{"Zone", "Зона"};
inline constexpr Phrase zoneSides{"{} on the held side, {} on the occupied side",
                                  "{} з утримуваного боку, {} з окупованого"};
inline constexpr Phrase occupiedBeforeAfter{"Occupied, before and after", "Окуповано, до і після"};
inline constexpr Phrase lineLength{"Line", "Лінія"};
inline constexpr Phrase lineParts{"{} along rivers, {} along oblast boundaries", "{} уздовж річок, {} межами областей"};
inline constexpr Phrase placesPeople{"On this ground", "На цій землі"};
inline constexpr Phrase placesPeopleFigures{"{} places, {} people", "{} місць, {} людей"};
inline constexpr Phrase peopleSource{"People: before February 2022, GeoNames. Places without a figure there count 0.",
                                     "Люди: до лютого 2022, GeoNames. Місця без цифри там рахуються як 0."};
inline constexpr Phrase allOblasts{"All 27 oblasts", "Усі 27 областей"};
inline constexpr Phrase noOblasts{"No oblast is concerned.", "Жодної області не стосується."};
inline constexpr Phrase total{"Total", "Разом"};
inline constexpr Phrase columnOblast{"Oblast", "Область"};
inline constexpr Phrase columnArea{"Area", "Площа"};
inline constexpr Phrase columnBefore{"Before", "До"};
inline constexpr Phrase columnAfter{"After", "Після"};
inline constexpr Phrase columnShare{"Share", "Частка"};
inline constexpr Phrase columnPassed{"Passes", "Переходить"};
inline constexpr Phrase columnReturned{"Returns", "Повертається"};
inline constexpr Phrase columnZoneHeld{"Zone, held", "Зона, утрим."};
inline constexpr Phrase columnZoneOccupied{"Zone, occ.", "Зона, окуп."};
inline constexpr Phrase columnLine{"Line", "Лінія"};
inline constexpr Phrase columnPlaces{"Places", "Місць"};
inline constexpr Phrase columnPeople{"People", "Людей"};
inline constexpr Phrase hintOblast{"name of the oblast", "назва області"};
inline constexpr Phrase hintArea{"whole area of the oblast, km²", "уся площа області, км²"};
inline constexpr Phrase hintBefore{"occupied by the control that the scenario starts from, km²",
                                   "окуповано за контролем, від якого виходить сценарій, км²"};
inline constexpr Phrase hintAfter{"occupied under the scenario, km²", "окуповано за сценарієм, км²"};
inline constexpr Phrase hintShare{
    "occupied under the scenario, in per cent of the oblast's whole area (in the total: of "
    "all oblasts)",
    "окуповано за сценарієм, у відсотках усієї площі області (разом: усіх областей)"};
inline constexpr Phrase hintPassed{"would pass to Russia, km²", "перейшло б до Росії, км²"};
inline constexpr Phrase hintReturned{"would return to Ukraine, km²", "повернулося б Україні, км²"};
inline constexpr Phrase hintZoneHeld{"of the zone, on the side held by Ukraine, km²",
                                     "зони з боку, який утримує Україна, км²"};
inline constexpr Phrase hintZoneOccupied{"of the zone, on the occupied side, km²", "зони з окупованого боку, км²"};
inline constexpr Phrase hintLine{
    "length of the scenario's line in the oblast, km; along a boundary of two, half in each",
    "довжина лінії сценарію в області, км; уздовж межі двох — по половині"};
inline constexpr Phrase hintPlaces{"places on ground that passes, returns or becomes a zone",
                                   "населені пункти на землі, що переходить, повертається чи стає зоною"};
inline constexpr Phrase hintPeople{"people in these places before February 2022, GeoNames",
                                   "люди в цих місцях до лютого 2022, GeoNames"};
inline constexpr Phrase places{"Places", "Населені пункти"};
inline constexpr Phrase deposits{"Deposits", "Родовища"};
inline constexpr Phrase deposit{"deposit", "родовище"};
inline constexpr Phrase groundPassed{"passes", "переходить"};
inline constexpr Phrase groundReturned{"returns", "повертається"};
inline constexpr Phrase groundZoneHeld{"zone, held side", "зона, утримуваний бік"};
inline constexpr Phrase groundZoneOccupied{"zone, occupied side", "зона, окупований бік"};
inline constexpr Phrase widen{"Wider", "Ширше"};
inline constexpr Phrase narrow{"Narrower", "Вужче"};
inline constexpr Phrase units{"Areas in km², lengths in km, on the WGS84 ellipsoid.",
                              "Площі в км², довжини в км, на еліпсоїді WGS84."};
inline constexpr Phrase differenceTitle{"Where the two disagree", "Де вони розходяться"};
inline constexpr Phrase onlyUnder{"Occupied only under", "Окуповано лише за"};
inline constexpr Phrase noDifference{"The two agree everywhere.", "Розбіжностей немає."};
inline constexpr Phrase columnFirst{"First, km²", "Перший, км²"};
inline constexpr Phrase columnSecond{"Second, km²", "Другий, км²"};
inline constexpr Phrase columnFirstPlaces{"places", "місць"};
inline constexpr Phrase columnFirstPeople{"people", "людей"};

// Card.
inline constexpr Phrase cardTitle{"What is here", "Що тут"};
inline constexpr Phrase cardOblast{"Oblast", "Область"};
inline constexpr Phrase cardOutside{"outside Ukraine or in the sea", "поза Україною або в морі"};
inline constexpr Phrase cardControl{"Control", "Контроль"};
inline constexpr Phrase heldByUkraine{"held by Ukraine", "утримує Україна"};
inline constexpr Phrase occupied{"occupied", "окуповано"};
inline constexpr Phrase fateStaysHeld{"stays held by Ukraine", "лишається під контролем України"};
inline constexpr Phrase fateStaysOccupied{"stays occupied", "лишається окупованим"};
inline constexpr Phrase fatePasses{"would pass to Russia", "перейшло б до Росії"};
inline constexpr Phrase fateReturns{"would return to Ukraine", "повернулося б Україні"};
inline constexpr Phrase fateOutside{"outside", "поза межами"};
inline constexpr Phrase inZone{", in the zone", ", у зоні"};

// Figures.
inline constexpr Phrase claimsHint{"Each figure was published; beside it is what this map gives, computed now.",
                                   "Кожну цифру опубліковано; поруч — що дає ця карта, обчислено зараз."};
inline constexpr Phrase columnClaim{"Figure", "Цифра"};
inline constexpr Phrase columnPublished{"Published", "Опубліковано"};
inline constexpr Phrase columnMeasured{"This map", "Ця карта"};
inline constexpr Phrase columnVerdict{"Verdict", "Висновок"};
inline constexpr Phrase columnReason{"Why, and how it is measured", "Чому і як виміряно"};
inline constexpr Phrase columnSource{"Source", "Джерело"};
inline constexpr Phrase verdictAgree{"agrees", "збігається"};
inline constexpr Phrase verdictNear{"near", "близько"};
inline constexpr Phrase verdictConflict{"conflict", "суперечить"};
inline constexpr Phrase verdictNotChecked{"not checked", "не перевірено"};
inline constexpr Phrase noClaims{"This map has no published figures (key \"claims\").",
                                 "У цій карті немає опублікованих цифр (ключ «claims»)."};
inline constexpr Phrase lengthOf{"Line of", "Лінія"};
inline constexpr Phrase lengthAxis{"Length in km against the ruler in km", "Довжина в км залежно від лінійки в км"};
inline constexpr Phrase lengthAll{"whole line", "уся лінія"};
inline constexpr Phrase lengthNoRivers{"without rivers and lakes", "без річок і озер"};
inline constexpr Phrase lengthNoBorders{"without border and coast", "без кордону й берега"};
inline constexpr Phrase lengthNoPockets{"without pockets", "без осередків"};
inline constexpr Phrase lengthNone{"without all three", "без усіх трьох"};
inline constexpr Phrase everyVertex{"every vertex", "усі вершини"};
inline constexpr Phrase rulerHint{"ruler {} km", "лінійка {} км"};
inline constexpr Phrase publishedLength{"published", "опубліковано"};

// Mouse, for the help window.
inline constexpr Phrase drag{"drag", "перетягнути"};
inline constexpr Phrase wheel{"wheel", "коліщатко"};
inline constexpr Phrase doubleClick{"double click", "подвійне клацання"};
inline constexpr Phrase shiftDrag{"Shift + drag", "Shift + перетягнути"};
inline constexpr Phrase dropFile{"drop a file", "кинути файл"};
inline constexpr Phrase helpDrag{"move the map", "рухати карту"};
inline constexpr Phrase helpWheel{"zoom about the pointer", "масштаб навколо вказівника"};
inline constexpr Phrase helpDoubleClick{"zoom in about the pointer (with Shift: out)",
                                        "наблизити до вказівника (з Shift: віддалити)"};
inline constexpr Phrase helpShiftDrag{"zoom to a box", "наблизити до рамки"};
inline constexpr Phrase helpDropFile{"add it to the map as layers", "додати його до карти шарами"};
inline constexpr Phrase layerKeys{"L, then its number", "L, потім номер"};
inline constexpr Phrase helpLayerKeys{"show or hide a layer", "показати або сховати шар"};
inline constexpr Phrase scenarioKeys{"S, then its number", "S, потім номер"};
inline constexpr Phrase helpScenarioKeys{"choose a scenario (0: control alone)", "обрати сценарій (0: лише контроль)"};
inline constexpr Phrase comparedKeys{"Shift + S, then a number", "Shift + S, потім номер"};
inline constexpr Phrase helpComparedKeys{"compare with a scenario (0: with nothing)",
                                         "порівняти зі сценарієм (0: ні з чим)"};
inline constexpr Phrase click{"click", "клацання"};
inline constexpr Phrase helpClick{"what is here, and what each scenario makes of it",
                                  "що тут і що з цього робить кожен сценарій"};
inline constexpr Phrase dragDivider{"drag the divider", "перетягнути межу"};
inline constexpr Phrase helpDragDivider{"swipe between two scenarios or dates",
                                        "шторка між двома сценаріями чи датами"};

// Named commands.
inline constexpr Phrase helpOpen{"Open a data file…", "Відкрити файл даних…"};
inline constexpr Phrase helpExport{"Export picture…", "Експорт зображення…"};
inline constexpr Phrase helpScreenshot{"Save a picture of the map as seen", "Зберегти знімок карти, як її видно"};
inline constexpr Phrase helpQuit{"Quit", "Вийти"};
inline constexpr Phrase helpUndo{"Undo", "Скасувати зміну"};
inline constexpr Phrase helpRedo{"Redo", "Повернути зміну"};
inline constexpr Phrase helpWholeMap{"Whole map", "Уся карта"};
inline constexpr Phrase helpPreset{"View", "Вигляд"};
inline constexpr Phrase helpFirstView{"View at the start", "Початковий вигляд"};
inline constexpr Phrase helpZoomIn{"Zoom in", "Наблизити"};
inline constexpr Phrase helpZoomOut{"Zoom out", "Віддалити"};
inline constexpr Phrase helpPanLeft{"Move left", "Ліворуч"};
inline constexpr Phrase helpPanRight{"Move right", "Праворуч"};
inline constexpr Phrase helpPanUp{"Move up", "Вгору"};
inline constexpr Phrase helpPanDown{"Move down", "Вниз"};
inline constexpr Phrase helpDateBack{"Date back", "Дата назад"};
inline constexpr Phrase helpDateForward{"Date forward", "Дата вперед"};
inline constexpr Phrase helpFurniture{"Title, subtitle, credit", "Заголовок, підзаголовок, авторство"};
inline constexpr Phrase helpTheme{"Next theme", "Наступна тема"};
inline constexpr Phrase helpPanels{"Show or fold the panels", "Показати або згорнути панелі"};
inline constexpr Phrase helpFullScreen{"Full screen", "На весь екран"};
inline constexpr Phrase helpHelp{"Mouse and keys", "Миша й клавіші"};
inline constexpr Phrase helpFocusPanels{"Use the panels by keyboard (Esc returns to the map)",
                                        "Керувати панелями з клавіатури (Esc — назад до карти)"};
inline constexpr Phrase helpProjection{"Projection by definition…", "Проєкція за означенням…"};

inline constexpr Phrase helpScenarioPrevious{"Previous scenario", "Попередній сценарій"};
inline constexpr Phrase helpScenarioNext{"Next scenario", "Наступний сценарій"};
inline constexpr Phrase helpSwipe{"Compare by a swipe, or stop", "Порівняти шторкою або припинити"};
inline constexpr Phrase helpDifference{"Compare by the difference, or stop", "Порівняти різницею або припинити"};
inline constexpr Phrase helpCard{"What is under the pointer (Esc closes)", "Що під вказівником (Esc закриває)"};
inline constexpr Phrase helpClaims{"Published figures", "Опубліковані цифри"};
inline constexpr Phrase helpLengths{"Length of the line", "Довжина лінії"};
inline constexpr Phrase helpLedger{"Show or fold the ledger", "Показати або згорнути підсумок"};

// Messages. {} is filled in.
inline constexpr Phrase scenarioNumber{"Number of the scenario to show? 0: control alone.",
                                       "Номер сценарію, який показати? 0: лише контроль."};
inline constexpr Phrase comparedNumber{"Number of the scenario to compare with? 0: none.",
                                       "Номер сценарію, з яким порівняти? 0: ні з чим."};
inline constexpr Phrase noSuchScenario{"There is no scenario with that number.", "Сценарію з таким номером немає."};
inline constexpr Phrase nothingToCompare{"There is nothing to compare with.", "Немає з чим порівнювати."};
inline constexpr Phrase saved{"Saved {}", "Збережено {}"};
inline constexpr Phrase exported{"Exported {} ({})", "Експортовано {} ({})"};
inline constexpr Phrase exportCancelled{"The export was cancelled; no file was written.",
                                        "Експорт скасовано; файл не записано."};
inline constexpr Phrase exportNoName{"Give the file a name.", "Дайте файлу назву."};
inline constexpr Phrase exportSizeWrong{"Each side may have from 1 to {} pixels.",
                                        "Кожна сторона може мати від 1 до {} пікселів."};
inline constexpr Phrase exportDpiWrong{"Pixels per inch may be from {} to {}.",
                                       "Пікселів на дюйм може бути від {} до {}."};
inline constexpr Phrase exportWebpSize{"WebP holds at most {0} × {0} pixels: choose a smaller size or PNG.",
                                       "WebP вміщує щонайбільше {0} × {0} пікселів: оберіть менший розмір або PNG."};
inline constexpr Phrase exportMemory{"This needs {} GB, {} GB are available: choose a smaller size{}.",
                                     "Потрібно {} ГБ, доступно {} ГБ: оберіть менший розмір{}."};
inline constexpr Phrase exportOrPng{" or PNG", " або PNG"};
inline constexpr Phrase exportRunning{"A picture is being exported; wait for it or cancel it.",
                                      "Зображення експортується; зачекайте або скасуйте."};
inline constexpr Phrase exportManyNames{"{} and 10,000 names like it are taken; choose another.",
                                        "{} і 10 000 подібних назв зайнято; оберіть іншу."};
inline constexpr Phrase layerNumber{"Number of the layer to show or hide?", "Номер шару, який показати чи сховати?"};
inline constexpr Phrase noSuchLayer{"There is no layer with that number.", "Шару з таким номером немає."};
inline constexpr Phrase outsideProjection{
    "{} does not cover the place in the middle of the window; move the map or choose another projection.",
    "{} не охоплює місце посередині вікна; пересуньте карту або оберіть іншу проєкцію."};
inline constexpr Phrase nothingToUndo{"There is nothing to undo.", "Немає чого скасовувати."};
inline constexpr Phrase nothingToRedo{"There is nothing to redo.", "Немає чого повертати."};

}  // namespace text

}  // namespace frontline
