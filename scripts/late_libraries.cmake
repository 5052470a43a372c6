# Has the program start without the libraries that most commands do not need: GDAL alone brings 110 others, which take half
# as long to load as the default map to draw. Each is loaded with the first call of one of its functions, which is what
# scripts/late_library writes for it. Where it cannot, on other processors and under the sanitizers, the program is linked
# with them as usual. Read by CMakeLists.txt.
if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" OR FRONTLINE_SANITIZE OR FRONTLINE_FUZZ)
  return()
endif()
enable_language(ASM)

function(frontline_load_late library)
  find_library(FRONTLINE_LATE_${library} ${library} REQUIRED)
  set(archives ${ARGN})
  list(TRANSFORM archives REPLACE "^(frontline_.+)$" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE files)
  list(FILTER archives INCLUDE REGEX "^frontline_")
  set(assembly ${CMAKE_BINARY_DIR}/generated/late_${library}.S)
  add_custom_command(OUTPUT ${assembly}
    COMMAND ${CMAKE_SOURCE_DIR}/scripts/late_library ${FRONTLINE_LATE_${library}} ${assembly} ${files}
    DEPENDS ${archives} ${FRONTLINE_LATE_${library}} scripts/late_library VERBATIM)
  target_sources(frontline PRIVATE ${assembly})
  target_link_libraries(late_needs PRIVATE ${FRONTLINE_LATE_${library}})
endfunction()

# A library that needs them all, as the program would: scripts/package asks it which packages that takes.
add_library(late_needs MODULE EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/generated/common.cpp)
target_link_options(late_needs PRIVATE -Wl,--no-as-needed)
frontline_load_late(gdal frontline_data)
frontline_load_late(curl frontline_data)
frontline_load_late(archive frontline_data)
frontline_load_late(SDL2 frontline_window ${IMGUI_LINK_LIBRARIES})
frontline_load_late(cairo frontline_render)
frontline_load_late(harfbuzz-subset frontline_render)
frontline_load_late(GLU frontline_scene)
# What has been defined so is no longer needed from the libraries.
target_link_options(frontline PRIVATE -Wl,--as-needed)
