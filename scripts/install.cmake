# What `cmake --install` puts where, and the Debian package that cpack makes of it. Read by CMakeLists.txt.
include(GNUInstallDirs)
# Installing needs the program alone, not the tests.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

install(TARGETS frontline)
install(DIRECTORY geodata DESTINATION ${CMAKE_INSTALL_DATADIR}/frontline
  FILES_MATCHING PATTERN "*.fgb" PATTERN "*.toml" PATTERN tables EXCLUDE)
install(DIRECTORY assets/fonts assets/themes DESTINATION ${CMAKE_INSTALL_DATADIR}/frontline/assets)
install(DIRECTORY ${CMAKE_BINARY_DIR}/prepared DESTINATION ${CMAKE_INSTALL_DATADIR}/frontline)
install(DIRECTORY ${CMAKE_BINARY_DIR}/locale/ DESTINATION ${CMAKE_INSTALL_LOCALEDIR})

# Version and date of a release stand at the head of the change log: "## 0.1.0, 2026-11-26".
file(STRINGS CHANGELOG.md release REGEX "^## " LIMIT_COUNT 1)
if(NOT release MATCHES "^## ([0-9.]+), ([0-9-]+)$" OR NOT CMAKE_MATCH_1 STREQUAL PROJECT_VERSION)
  message(FATAL_ERROR "CHANGELOG.md: the first head must be \"## ${PROJECT_VERSION}, DATE\", not \"${release}\"")
endif()
set(FRONTLINE_RELEASE_DATE ${CMAKE_MATCH_2})
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS CHANGELOG.md)
configure_file(assets/desktop/frontline.metainfo.xml.in generated/frontline.metainfo.xml @ONLY)

install(FILES assets/desktop/frontline.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES assets/desktop/frontline.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${CMAKE_BINARY_DIR}/generated/frontline.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES assets/desktop/frontline.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME frontline)
install(FILES CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# The manual is what the program says of itself, so it is asked when it is installed.
install(CODE "
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/man_page $<TARGET_FILE:frontline> ${PROJECT_VERSION}
    OUTPUT_FILE ${CMAKE_BINARY_DIR}/generated/frontline.1 COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${CMAKE_BINARY_DIR}/generated/frontline.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME frontline)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "map of the front line in Ukraine")
set(CPACK_PACKAGE_DESCRIPTION "Shows the line of contact on several dates, measures the occupied area, and computes what proposals would change.
 Works offline, in a window and from the command line.")
set(CPACK_PACKAGE_CONTACT "The Frontline developers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# By whose word a server is trusted, for data that a map fetches.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates")
# The libraries are those of one Debian: its number is part of the package's version.
cmake_host_system_information(RESULT debian QUERY DISTRIB_VERSION_ID)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1~deb${debian})
include(CPack)
